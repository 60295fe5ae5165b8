import { describe, expect, it } from 'vitest';
import type { View } from '../../../workspace/curator/context.ts';
import { whoseTasks } from '../../../workspace/curator/home/whose-tasks.tsx';
import { programme } from '../../functions/domain/programme-kit.ts';

const second = { curatorId: 'КР-2', name: 'Второва Вера Ивановна', email: 'second@example.org' };
const standIn = {
  curatorId: 'КР-3',
  name: 'Замещаева Нина Львовна',
  email: 'nina@example.org',
  replaces: 'КР-1',
  from: '2026-10-01',
  until: '2026-10-14',
};

const shown = (asked: string | null, actor: string | undefined, today = '2026-10-05', curators = [second, standIn]) => {
  const school = programme({
    settings: { curatorName: 'Кураторова Ольга Петровна', curatorEmail: 'first@example.org' },
    tables: { curators },
  });
  const { numbers, choices } = whoseTasks({ programme: school, today } as View, asked, actor);
  const chosen = choices.filter((each) => each.chosen).map(({ title }) => title);
  return { numbers: numbers && [...numbers], chosen, choices: choices.length };
};

describe('the tasks on the home page', () => {
  it('are the curator’s own after a login, until they ask for others', () => {
    expect(shown(null, 'Second@example.org')).toEqual({ numbers: ['КР-2'], chosen: ['Мои дела'], choices: 4 });
    expect(shown('all', 'second@example.org').numbers).toBeUndefined();
    expect(shown('КР-1', 'second@example.org').numbers).toEqual(['КР-1']);
  });

  it('are the absent curator’s for a substitute, but only during the substitution', () => {
    expect(shown(null, 'nina@example.org').numbers).toEqual(['КР-1']);
    expect(shown(null, 'nina@example.org', '2026-10-15')).toEqual({
      numbers: undefined,
      chosen: ['Все дела'],
      choices: 3,
    });
  });

  it('are all tasks for somebody else, without an account, and for an unknown number', () => {
    for (const [asked, actor] of [
      [null, 'keeper@example.org'],
      [null, undefined],
      ['КР-9', undefined],
    ] as const) {
      expect(shown(asked, actor)).toMatchObject({ numbers: undefined, chosen: ['Все дела'] });
    }
  });

  it('offer no choice in a school with one curator', () => {
    expect(shown(null, 'first@example.org', '2026-10-05', [])).toEqual({ numbers: undefined, chosen: [], choices: 0 });
  });
});
