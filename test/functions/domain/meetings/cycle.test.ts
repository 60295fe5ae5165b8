import { describe, expect, it } from 'vitest';
import { countsFor, meetingWindows } from '../../../../functions/domain/meetings/two-week-windows.ts';
import { dueOf, factsOn, group, pairRow, report } from './meeting-kit.ts';

const season = { from: '2026-10-01', to: '2026-11-30' };
const ranges = (from = season.from) =>
  meetingWindows({ ...season, from }).map(({ number, from, to }) => `${number}: ${from.slice(5)} – ${to.slice(5)}`);

describe('the windows of regular meetings', () => {
  it('are fortnights from 1 October by the rules, and the tail joins the last one', () =>
    expect(ranges()).toEqual(['1: 10-01 – 10-14', '2: 10-15 – 10-28', '3: 10-29 – 11-11', '4: 11-12 – 11-30']));

  it.each([
    // A remainder of thirteen days joins the last window; a remainder of fourteen days is a window of its own.
    ['2026-10-21', ['1: 10-21 – 11-03', '2: 11-04 – 11-30']],
    ['2026-10-20', ['1: 10-20 – 11-02', '2: 11-03 – 11-16', '3: 11-17 – 11-30']],
    ['2026-11-25', ['1: 11-25 – 11-30']],
    ['2026-12-01', []],
  ])('follow their first day: %s', (start, expected) => expect(ranges(start)).toEqual(expected));

  it.each([
    ['a pair dissolved on 5 November counts for the first two only', '2026-09-05', '2026-11-05', [1, 2]],
    ['a pair formed on 10 October starts with the second', '2026-10-10', undefined, [2, 3, 4]],
    ['a pair formed on the first day of a window counts for it', '2026-10-15', undefined, [2, 3, 4]],
    ['a pair formed a day later does not', '2026-10-16', undefined, [3, 4]],
    ['a pair that ends on the last day of a window counts for it', '2026-09-05', '2026-10-28', [1, 2]],
    ['a pair that ends a day earlier does not', '2026-09-05', '2026-10-27', [1]],
  ])('%s', (_, activeFrom, endedOn, expected) =>
    expect(
      meetingWindows(season)
        .filter((window) => countsFor({ activeFrom, endedOn }, window))
        .map(({ number }) => number),
    ).toEqual(expected),
  );
});

describe('the deadlines of one-time meetings', () => {
  const windows = [
    'regular 2026-10-14 (1)',
    'regular 2026-10-28 (2)',
    'regular 2026-11-11 (3)',
    'regular 2026-11-30 (4)',
  ];

  it('are: the first within a week, the trial a fortnight later, planning by the end of October, the final by 20 December', () =>
    expect(dueOf(factsOn('2026-09-06', [pairRow()]))).toEqual([
      'first 2026-09-11',
      'trial 2026-09-25',
      ...windows.slice(0, 2),
      'planning 2026-10-30',
      ...windows.slice(2),
      'final 2026-12-18',
    ]));

  it('keep the trial in September however late the first meeting was', () =>
    expect(dueOf(factsOn('2026-09-25', [pairRow()], [report('2026-09-24', 'first')]))[0]).toBe('trial 2026-09-30'));

  it('count the fortnight from the actual first meeting', () =>
    expect(dueOf(factsOn('2026-09-10', [pairRow()], [report('2026-09-08', 'first')]))[0]).toBe('trial 2026-09-22'));

  it.each([
    ['2026-09-20', 'first 2026-09-25', 'trial 2026-09-30'],
    ['2026-09-21', 'first 2026-09-28', 'trial 2026-10-12'],
    ['2026-10-10', 'first 2026-10-16', 'trial 2026-10-30'],
  ])('the deadlines after an order of %s: %s, %s', (orderDate, first, trial) => {
    const due = dueOf(factsOn('2026-10-10', [pairRow({ orderDate })]));
    expect(due).toEqual(expect.arrayContaining([first, trial, 'planning 2026-10-30']));
  });

  it('leave a pair formed in late October time for the trial before planning', () =>
    expect(dueOf(factsOn('2026-10-20', [pairRow({ orderDate: '2026-10-20' })]))).toEqual(
      expect.arrayContaining(['trial 2026-11-10', 'planning 2026-11-17']),
    ));

  it('disappear once the meeting was held, and any meeting covers its window', () => {
    const held = [report('2026-09-08', 'first'), report('2026-09-20', 'trial'), report('2026-10-14', 'planning')];
    expect(dueOf(factsOn('2026-10-14', [pairRow()], held))).toEqual([...windows.slice(1), 'final 2026-12-18']);
  });

  it('end with the pair', () =>
    expect(dueOf(factsOn('2026-12-03', [pairRow()], [report('2026-12-02', 'final')]))).toEqual([]));
});

describe('a meeting counts as held', () => {
  const held = (today: string, ...reports: ReturnType<typeof report>[]) =>
    factsOn(today, [pairRow()], reports).meetings.map(({ kind, heldOn }) => `${kind} ${heldOn}`);

  it('counts on its day, not before', () => {
    expect(held('2026-09-07', report('2026-09-08', 'first'))).toEqual([]);
    expect(held('2026-09-08', report('2026-09-08', 'first'))).toEqual(['first 2026-09-08']);
  });

  it('counts if it lasted ten minutes, not nine', () => {
    expect(held('2026-09-09', report('2026-09-08', 'first', { minutes: 10 }))).toHaveLength(1);
    expect(held('2026-09-09', report('2026-09-08', 'first', { minutes: 9 }))).toHaveLength(0);
  });

  it('counts from the first day of the pair, not before', () => {
    expect(held('2026-09-09', report('2026-09-05', 'first'))).toHaveLength(1);
    expect(held('2026-09-09', report('2026-09-04', 'first'))).toHaveLength(0);
  });

  it('counts once per kind and day, by the last report', () => {
    const facts = factsOn(
      '2026-10-09',
      [pairRow()],
      [
        report('2026-10-08', 'regular', { done: 'сначала', submittedAt: '2026-10-08T18:00:00' }),
        report('2026-10-08', 'regular', { done: 'потом', submittedAt: '2026-10-08T19:00:00' }),
        report('2026-10-08', 'planning'),
      ],
    );
    expect(facts.meetings.map(({ kind, report: { fields } }) => [kind, fields.done])).toEqual([
      ['planning', 'Разобрали урок.'],
      ['regular', 'потом'],
    ]);
  });

  it('counts if a member reports it, mentee or mentor, and nobody else', () => {
    expect(held('2026-09-09', report('2026-09-08', 'first', { code: 'К-02' }))).toHaveLength(1);
    expect(held('2026-09-09', report('2026-09-08', 'first', { code: 'К-04' }))).toHaveLength(0);
  });
});

describe('a group', () => {
  it('keeps one log for all, and counts a report without names too', () =>
    expect(factsOn('2026-10-09', [group()], [report('2026-10-08', 'regular')]).meetings).toHaveLength(1));
});
