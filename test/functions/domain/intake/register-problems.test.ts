import { describe, expect, it } from 'vitest';
import { consentProblems, consentRegister } from '../../../../functions/domain/intake/consent-register.ts';
import { nameProblems } from '../../../../functions/domain/intake/name-problems.ts';
import { registerProblems } from '../../../../functions/domain/intake/register-problems.ts';
import { courseOf, courseText } from '../../../../functions/domain/intake/training-course.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

type Tables = NonNullable<ProgrammeParts['tables']>;
const TODAY = '2026-09-01';
const people = [{ code: 'К-01' }, { code: 'К-02' }];

function known(parts: ProgrammeParts) {
  const whole = programme({ ...parts, tables: { people, ...parts.tables } });
  return { whole, day: schoolDayOf(whole, context({ today: TODAY })) };
}

describe('a row of «Реестр согласий»', () => {
  const reasons = (...consents: NonNullable<Tables['consents']>) => {
    const { whole, day } = known({ tables: { consents } });
    return consentProblems(whole, day.intake.people, TODAY).map(({ code, reason }) => [code, reason]);
  };
  const whole = given('К-01');

  it('has no remark if it is complete or empty', () => {
    expect(reasons(whole, {}, { ...whole, decidedOn: TODAY }, { consentId: 'С-001' })).toEqual([]);
  });

  it('is never in force if the consent ends before it begins', () => {
    const dates = (validFrom?: string, validUntil?: string) =>
      reasons({ ...whole, ...(validFrom ? { validFrom } : {}), ...(validUntil ? { validUntil } : {}) });
    expect(dates('2026-09-02', '2026-09-01')).toEqual([
      ['К-01', expect.stringContaining('заканчивается раньше, чем начинается')],
    ]);
    expect(dates('2026-09-01', '2026-09-01'), 'one day').toEqual([]);
    expect(dates('2026-09-01', '2026-09-02')).toEqual([]);
    expect([dates('2026-09-02'), dates(undefined, '2020-01-01')]).toEqual([[], []]);
  });

  it.each([
    ['code', { ...whole, code: undefined }, [undefined, 'Не указан код']],
    ['known code', { ...whole, code: 'К-77' }, ['К-77', 'Такого кода нет']],
    ['kind', { ...whole, type: undefined }, ['К-01', 'не до конца']],
    ['decision', { ...whole, decision: undefined }, ['К-01', 'не до конца']],
    ['day', { ...whole, decidedOn: undefined }, ['К-01', 'не до конца']],
    ['place of the sheet', { ...whole, documentRef: undefined }, ['К-01', 'где хранится']],
  ])('a row without %s says so', (_, row, [code, words]) => {
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
    expect(reasons(said)).toEqual([[code, expect.stringContaining(words ?? '')]]);
  });

  it('is not in force before the first day of the consent', () => {
    expect(reasons({ ...whole, decidedOn: '2026-09-02' })).toEqual([
      ['К-01', expect.stringContaining('ещё не наступила')],
    ]);
  });

  it('needs no sheet for a refusal', () => {
    expect(reasons({ code: 'К-01', type: 'processing', decision: 'refused', decidedOn: '2026-08-01' })).toEqual([]);
  });

  it('shows the deadline of the destruction only beside the withdrawal of processing that counts', () => {
    const withdrawn = { ...whole, decision: 'withdrawn' as const, decidedOn: '2026-08-20' };
    const consents: Tables['consents'] = [
      whole,
      { ...withdrawn, type: 'publication' },
      { ...withdrawn, at: 9, decidedOn: '2026-08-10' },
      { ...withdrawn, at: 8 },
      {},
    ];
    const { whole: all, day } = known({ tables: { consents } });
    const { rows } = consentRegister(all, day.intake, day.context);
    expect(rows.map(({ at, values }) => [at, values.consentId, values.valid, values.destroyBy])).toEqual([
      [1, 'С-001', false, undefined],
      [2, 'С-002', false, undefined],
      [8, 'С-003', false, '2026-09-19'],
      [9, 'С-004', false, undefined],
    ]);
  });
});

describe('registers that people and the system fill in', () => {
  const problems = (tables: Tables) => {
    const { whole, day } = known({ tables });
    return registerProblems(whole, day.intake, TODAY).map(({ sheet, cell, code, whatWasRead }) => [
      sheet,
      cell,
      code ?? whatWasRead,
    ]);
  };

  it.each(['requests', 'offers'] as const)(
    '%s: a second row of one answer is a copy, whichever stands first in the list',
    (table) => {
      const rows = [
        { at: 9, responseId: 'a' },
        { at: 3, responseId: 'a' },
        { at: 4, responseId: 'b' },
        { at: 5 },
        { at: 6 },
      ];
      expect(problems({ [table]: rows })).toEqual([[expect.any(String), '10:10', undefined]]);
    },
  );

  it.each(['mentees', 'mentors', 'interviews', 'training'] as const)('%s: one row a person', (table) => {
    expect(problems({ [table]: [{ code: 'К-01' }, { code: 'К-02' }, { code: 'К-01' }, {}, {}] })).toHaveLength(1);
  });

  it('participations: one row for a person in a role', () => {
    const rows = [
      { code: 'К-01', role: 'mentor' as const },
      { code: 'К-01', role: 'mentee' as const },
      { code: 'К-01' },
      { code: 'К-01' },
      { role: 'mentee' as const },
      { role: 'mentee' as const },
    ];
    expect(problems({ participations: rows })).toEqual([]);
    expect(problems({ participations: [...rows, { code: 'К-01', role: 'mentee' as const }] })).toHaveLength(1);
  });

  it('a refusal needs a reason', () => {
    const requests = [
      { code: 'К-01', decision: 'declined' as const },
      { code: 'К-02', decision: 'declined' as const, decisionReason: 'Не педагог' },
      { code: 'К-02', decision: 'reserve' as const },
    ];
    expect(problems({ requests })).toEqual([[expect.any(String), '2:2', 'К-01']]);
  });

  it('an interview needs the reason of a refusal, and the condition of a conditional admission', () => {
    const interviews = [
      { code: 'К-01', outcome: 'declined' as const },
      { code: 'К-02', outcome: 'conditional' as const },
      { code: 'К-03', outcome: 'conditional' as const, note: 'Начать с одного наставляемого.' },
      { code: 'К-04', outcome: 'admitted' as const },
    ];
    expect(problems({ interviews })).toEqual([
      [expect.any(String), '2:2', 'К-01'],
      [expect.any(String), '3:3', 'К-02'],
    ]);
  });

  it('everybody who came to an event must be in the roster', () => {
    expect(problems({ events: [{ attendees: ['К-01', 'К-88', 'К-99'] }, { attendees: ['К-02'] }, {}] })).toEqual([
      [expect.any(String), '2:2', 'К-88, К-99'],
    ]);
  });

  it('a course must be on the list, unless it is over', () => {
    const trainings = [{ trainingId: 'О-1', programme: 'Наставничество' }];
    const training = [
      { code: 'К-01', programme: 'Другой' },
      { code: 'К-02', programme: 'о-1' },
      { code: 'К-03', programme: 'Другой', completed: true },
      { code: 'К-04' },
    ];
    expect(problems({ trainings, training })).toEqual([[expect.any(String), '2:2', 'К-01']]);
  });
});

describe('the course of a mentor', () => {
  const trainings = [
    { trainingId: 'О-1', programme: 'Наставничество', chosen: true },
    { trainingId: 'О-2', programme: 'Методика' },
  ];
  const course = (row: { programme?: string }, list: Tables['trainings'] = trainings) =>
    courseOf(row, programme({ tables: { trainings: list } }))?.trainingId;

  it('is the one that the row names, by number or by name', () => {
    expect([course({ programme: 'О-2' }), course({ programme: ' методика' }), course({ programme: 'Иное' })]).toEqual([
      'О-2',
      'О-2',
      undefined,
    ]);
  });

  it('is otherwise the school’s only chosen one', () => {
    expect(course({})).toBe('О-1');
    expect(
      course(
        {},
        trainings.map((row) => ({ ...row, chosen: true })),
      ),
    ).toBeUndefined();
    expect(
      course(
        {},
        trainings.map(({ chosen: _, ...row }) => row),
      ),
    ).toBeUndefined();
  });

  it('says what is known of its days and length', () => {
    const all = {
      at: 1,
      programme: 'Наставничество',
      organisation: 'Институт',
      hours: 18,
      startsOn: '2026-08-17',
      endsOn: '2026-08-27',
    };
    expect(courseText(all)).toBe('Наставничество, Институт, 18 ч., 17.08.2026 – 27.08.2026');
    const { endsOn: _, ...open } = all;
    expect(courseText(open)).toBe('Наставничество, Институт, 18 ч., с 17.08.2026');
    expect(courseText({ at: 1, programme: 'Методика', endsOn: '2026-08-27' })).toBe('Методика');
  });
});

describe('a name that no greeting can use', () => {
  const doubts = (name: string, parts: ProgrammeParts = {}) => {
    const { whole, day } = known({ ...parts, tables: { people: [{ code: 'К-01', name }], ...parts.tables } });
    return nameProblems(whole, day.intake.people).map(({ sheet, cell, reason }) => ({ sheet, cell, reason }));
  };

  it('is reported with the letter of another alphabet and its place', () => {
    expect(doubts('Тестовая Aнна')).toMatchObject([
      { cell: '2:2', reason: expect.stringMatching(/^Знак 10 имени, «A», –/) },
    ]);
    expect(doubts('Tестовая Анна')).toMatchObject([{ reason: expect.stringMatching(/^Знак 1 имени, «T», –/) }]);
  });

  it('is reported if it has no first name, but not in «codes» mode, and not of whoever left', () => {
    expect(doubts('Тестовая')).toMatchObject([{ reason: expect.stringContaining('из имени не понять') }]);
    expect(doubts('Тестовая Анна Ивановна')).toEqual([]);
    expect(doubts('Тестовая', { settings: { privacyMode: 'codes' } })).toEqual([]);
    expect(doubts('', { tables: { people: [{ code: 'К-01', name: 'Тестовая', leftSchoolOn: TODAY }] } })).toEqual([]);
  });

  it('is reported for an official if no signature can be made from it', () => {
    const official = (headName: string, rows: Tables['settings'] = []) =>
      doubts('Тестовая Анна', { settings: { headName }, tables: { people: [], settings: rows } });
    expect(official('Директорова Нина Петровна')).toEqual([]);
    expect(official('Нина Петровна')).toMatchObject([
      {
        cell: undefined,
        reason: expect.stringContaining('Подпись в документах составить нельзя: там стоит «Нина Петровна».'),
      },
    ]);
    const row = [
      { key: 'curatorName', value: 'x' },
      { key: 'headName', value: 'Нина Петровна' },
    ];
    expect(official('Нина Петровна', row)).toMatchObject([{ cell: '3:3' }]);
  });
});
