import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { context } from '../programme-kit.ts';
import { group, pairRow, report, schoolOf } from './meeting-kit.ts';

type Rows = Parameters<typeof schoolOf>[0];
type Reports = Parameters<typeof schoolOf>[1];

function rowOn(today: string, pairs: Rows, reports: Reports = []) {
  const tables = plan(schoolOf(pairs, reports), context({ today })).tables;
  return tables.find(({ table }) => table === 'pairs')?.rows[0]?.values ?? {};
}

const start = [report('2026-09-08', 'first'), report('2026-09-20', 'trial'), report('2026-10-05', 'planning')];

describe('the row of a pair', () => {
  it('shows the next meeting, the last one and the number held', () =>
    expect(rowOn('2026-09-21', [pairRow()], start.slice(0, 2))).toMatchObject({
      nextDue: 'регулярная, 1-й период, до 14.10.2026',
      nextDueOn: '2026-10-14',
      lastMeeting: '2026-09-20',
      meetingsHeld: 2,
      gaps: undefined,
    }));

  it('recommends an earlier day for the planning, also if October ends on a day off', () => {
    const held = [...start.slice(0, 2), report('2026-10-10', 'regular'), report('2026-10-20', 'regular')];
    expect(rowOn('2026-10-21', [pairRow()], held).nextDue).toBe('планирование, до 30.10.2026 (лучше до 14.10)');
  });

  it('shows a gap from the day after the deadline', () => {
    expect(rowOn('2026-09-11', [pairRow()]).gaps).toBeUndefined();
    expect(rowOn('2026-09-12', [pairRow()]).gaps).toBe('не отмечена встреча «первая» (срок 11 сентября)');
    expect(rowOn('2026-10-28', [pairRow()], start).gaps).toBeUndefined();
    expect(rowOn('2026-10-29', [pairRow()], start).gaps).toBe('нет встречи 15–28 октября');
    expect(rowOn('2026-11-12', [pairRow()], start).gaps).toBe(
      'нет встречи 15–28 октября\nнет встречи 29 октября – 11 ноября',
    );
  });
});

describe('a mentee of a group who stays away', () => {
  const came = (heldOn: string, ...present: string[]) =>
    report(heldOn, 'regular', present.length > 0 ? { present } : {});
  const row = (today: string, ...reports: ReturnType<typeof report>[]) =>
    rowOn(today, [group()], [...start, ...reports]);

  it('is shown after two windows in a row without them', () => {
    const reports = [
      came('2026-10-07', 'К-01', 'К-02'),
      came('2026-10-20', 'К-02'),
      came('2026-11-03', 'К-02', 'К-03'),
    ];
    expect(row('2026-10-28', ...reports).gaps).toBeUndefined();
    expect(row('2026-10-29', ...reports).gaps).toBe('К-03 не было на встречах 1–14 октября и 15–28 октября');
  });

  it('is not shown after coming once in either window, or if the reports do not say who came', () => {
    expect(row('2026-10-29', came('2026-10-07', 'К-02'), came('2026-10-20', 'К-02', 'К-03')).gaps).toBeUndefined();
    expect(row('2026-10-29', came('2026-10-07', 'К-02'), came('2026-10-20')).gaps).toBeUndefined();
  });

  it('is not absent from meetings that nobody held', () =>
    expect(row('2026-11-12', came('2026-10-07', 'К-02'), came('2026-11-03', 'К-02')).gaps).toBe(
      'нет встречи 15–28 октября',
    ));
});

describe('a final meeting before December', () => {
  it('ends the pair, and the curator is asked if the kind is right', () => {
    const made = plan(
      schoolOf([pairRow()], [...start, report('2026-11-30', 'final')]),
      context({ today: '2026-11-30' }),
    );
    const problems = made.tables.find(({ table }) => table === 'problems')?.rows.map(({ values }) => values.reason);
    expect(made.programmeState.pairs[0]?.status).toBe('ended');
    expect(problems).toEqual([expect.stringContaining('раньше 1 декабря')]);
  });

  it('raises no question from 1 December on', () => {
    const made = plan(
      schoolOf([pairRow()], [...start, report('2026-12-01', 'final')]),
      context({ today: '2026-12-01' }),
    );
    expect(made.tables.find(({ table }) => table === 'problems')?.rows).toEqual([]);
  });
});

describe('a report of a meeting after the pair’s end', () => {
  it('is a problem, with or without an earlier final meeting', () => {
    const ended = pairRow({ endedOn: '2026-12-10' });
    const problemsOf = (...reports: readonly ReturnType<typeof report>[]) => {
      const made = schoolOf([ended], [...start, ...reports, report('2026-12-15', 'regular')]);
      const { tables } = plan(made, context({ today: '2026-12-20' }));
      return tables.find(({ table }) => table === 'problems')?.rows.map(({ values }) => values.reason);
    };
    const late = expect.stringContaining('15.12.2026 позже окончания работы пары (10.12.2026)');
    expect(problemsOf()).toEqual([late]);
    expect(problemsOf(report('2026-12-05', 'final'))).toEqual([late]);
  });
});

describe('somebody who withdrew the consent', () => {
  it('appears only as a code on the tabs of pairs, plans and meetings from that day on', () => {
    const withdrawn = { code: 'К-02', type: 'processing', decision: 'withdrawn', decidedOn: '2026-09-20' } as const;
    const school = schoolOf([pairRow()], [report('2026-09-08', 'first')]);
    const { people, pairs, consents } = school.tables;
    const shownOn = (today: string) => {
      const made = schoolOf([pairRow()], [report('2026-09-08', 'first')], {
        tables: { people, pairs, consents: [...consents, { ...withdrawn, at: 99 }] },
      });
      const { tables } = plan(made, context({ today }));
      const valuesOf = (name: string) => tables.find(({ table }) => table === name)?.rows[0]?.values;
      return [valuesOf('pairs')?.mentees, valuesOf('meetings')?.pair];
    };
    expect(shownOn('2026-09-19')).toEqual(['К-02 Тестовый', 'К-01 Тестовый – К-02 Тестовый']);
    expect(shownOn('2026-09-20')).toEqual(['К-02', 'К-01 Тестовый – К-02']);
  });
});
