import { describe, expect, it } from 'vitest';
import { destructionsDue } from '../../../../functions/domain/registers/destructions-due.ts';
import { retentionView } from '../../../../functions/domain/registers/retention-view.ts';
import { destructionTasks } from '../../../../functions/domain/summary/day-tasks.ts';
import { NoticeDays } from '../notices/notice-days.ts';
import { given } from '../programme-kit.ts';
import { type School, standingOf } from '../roadmap/whole-school.ts';

const DAY = '2026-09-30';
const people = [
  { code: 'К-01', name: 'Тестовая Анна', email: 'anna@example.org' },
  { code: 'К-02', name: 'Пробный Борис', email: 'boris@example.org' },
  // The row repeats a colleague's address, so its person is no participant.
  { code: 'К-03', name: 'Образцова Вера', email: 'anna@example.org' },
];
const withdrawn = (code: string, decidedOn: string) => ({ ...given(code, decidedOn), decision: 'withdrawn' as const });

/** К-01 withdrew by a form, К-03 on paper; К-02 withdrew and consented again. */
const parts = {
  settings: { consentChannel: 'electronic', curatorEmail: 'curator@example.org' },
  tables: {
    people,
    consents: [
      given('К-02'),
      withdrawn('К-02', '2026-09-01'),
      given('К-02', '2026-09-05'),
      withdrawn('К-03', '2026-09-02'),
    ],
  },
  answers: {
    consentProcessing: [
      { code: 'К-01', decision: 'given', submittedAt: '2026-06-01T10:00:00' },
      { code: 'К-01', decision: 'withdrawn', submittedAt: '2026-09-01T10:00:00' },
    ],
  },
} satisfies School;

describe('the people whose data must be destroyed', () => {
  it('are all who withdrew, by a form or on paper, and nobody who consented again', () => {
    expect(destructionsDue(standingOf(parts, DAY))).toEqual([
      { code: 'К-01', withdrawnOn: '2026-09-01', by: '2026-10-01' },
      { code: 'К-03', withdrawnOn: '2026-09-02', by: '2026-10-02' },
    ]);
  });

  it('are the same in «Сроки хранения», in the tasks and in the letters', () => {
    const standing = standingOf(parts, DAY);
    const row = retentionView(standing).rows.find(({ values }) => values.what === 'Данные тех, кто отозвал согласие');
    expect(row?.values).toMatchObject({ count: 2, until: '2026-10-01' });
    expect(destructionTasks(standing).map(({ subject }) => subject)).toEqual(['К-01', 'К-03']);
    const [letter] = new NoticeDays().run(parts, `${DAY}T10:00`).filter(({ to }) => to === 'curator');
    const said = JSON.stringify(letter?.blocks);
    expect(['К-01', 'К-02', 'К-03'].map((code) => said.includes(`Участник ${code} отозвал согласие`))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
