import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { context, given, programme } from '../programme-kit.ts';

type Wish = { rule: 'pin' | 'ban'; mentor: string; mentee: string };

function toldOf(...pairRules: Wish[]) {
  const people = ['К-01', 'К-02', 'К-03'].map((code) => ({ code, name: 'Тестовая Анна', invitedOn: '2026-05-01' }));
  const consents = people.map(({ code }) => given(code));
  const { tables } = plan(programme({ tables: { people, consents, pairRules } }), context());
  const rows = (name: string) => tables.filter(({ table }) => table === name).flatMap((table) => table.rows);
  return {
    problems: rows('problems')
      .map(({ values }) => values)
      .filter(({ sheet }) => sheet === 'Пожелания к парам'),
    ids: rows('pairRules').map(({ values }) => values.ruleId),
  };
}

describe('a wish of the curator', () => {
  it('is no problem if it is valid, and gets its number', () => {
    expect(
      toldOf({ rule: 'pin', mentor: 'К-01', mentee: 'К-02' }, { rule: 'ban', mentor: 'К-02', mentee: 'К-01' }),
    ).toEqual({ problems: [], ids: ['ПР-1', 'ПР-2'] });
  });

  it.each<[string, Wish[], object]>([
    [
      'names nobody of the roster',
      [{ rule: 'ban', mentor: 'К-01', mentee: 'К-77' }],
      { cell: 'строка 2', whatWasRead: 'К-77' },
    ],
    ['names one person twice', [{ rule: 'pin', mentor: 'К-01', mentee: 'К-01' }], { cell: 'строка 2', code: 'К-01' }],
    [
      'contradicts another',
      [
        { rule: 'pin', mentor: 'К-01', mentee: 'К-02' },
        { rule: 'ban', mentor: 'К-01', mentee: 'К-02' },
      ],
      { cell: 'строка 3', reason: expect.stringContaining('и закрепить, и исключить') },
    ],
  ])('a wish that %s is reported on «Проверка данных»', (_, wishes, problem) => {
    expect(toldOf(...wishes).problems).toMatchObject([problem]);
  });
});
