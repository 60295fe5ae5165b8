import { describe, expect, it } from 'vitest';
import type { ProgrammeParts } from '../programme-kit.ts';
import { factsOn, pairRow, report, without } from './meeting-kit.ts';

type Report = ReturnType<typeof report>;
const TODAY = '2026-10-20';
const PEOPLE = ['К-01', 'К-02', 'К-03', 'К-04'].map((code) => ({ code, email: `${code}@example.org` }));

const problemOf = (sent: Report, pair = pairRow(), parts: ProgrammeParts = {}) => {
  const { reportProblems, meetings } = factsOn(TODAY, [pair], [sent], parts);
  expect(reportProblems).toHaveLength(1);
  expect(meetings).toEqual([]);
  return reportProblems[0];
};

describe('a report that does not count', () => {
  const whole = report('2026-10-08', 'regular');

  it.each<[string, Report, ReturnType<typeof pairRow>, string]>([
    ['no pair', without(whole, 'pairCode'), pairRow(), 'пары без кода нет'],
    ['an unknown pair', report('2026-10-08', 'regular', { pairCode: 'П-77' }), pairRow(), 'пары П-77 нет'],
    ['no kind', without(whole, 'kind'), pairRow(), 'не указан вид, дата или длительность'],
    ['no day', without(whole, 'heldOn'), pairRow(), 'не указан вид, дата или длительность'],
    ['no length', without(whole, 'minutes'), pairRow(), 'не указан вид, дата или длительность'],
    [
      'a stranger',
      report('2026-10-08', 'regular', { code: 'К-04' }),
      pairRow(),
      'прислал участник, который в неё не входит',
    ],
    ['a future day', report('2026-10-21', 'regular'), pairRow(), 'дата 21.10.2026 ещё не наступила'],
    [
      'a short talk',
      report('2026-10-08', 'regular', { minutes: 9 }),
      pairRow(),
      'указано 9 мин, а встреча короче 10 минут',
    ],
    [
      'an undecided pair',
      report('2026-10-08', 'regular'),
      pairRow({ decision: undefined }),
      'не подтверждена куратором',
    ],
    [
      'a pair that ended before it began',
      report('2026-10-08', 'regular'),
      pairRow({ orderNumber: undefined, orderDate: undefined, endedOn: '2026-09-20', decisionOn: '2026-09-01' }),
      'пара прекращена до начала работы',
    ],
    [
      'no order',
      report('2026-10-08', 'regular'),
      pairRow({ orderNumber: undefined, orderDate: undefined }),
      'ещё не начала работу по приказу',
    ],
    [
      'a day before the order',
      report('2026-09-04', 'first'),
      pairRow(),
      'встреча 04.09.2026 раньше начала работы пары (05.09.2026)',
    ],
    [
      'a day after the end',
      report('2026-10-11', 'regular'),
      pairRow({ endedOn: '2026-10-10' }),
      'позже окончания работы пары (10.10.2026)',
    ],
  ])('names the reason: %s', (_, sent, pair, reason) => {
    expect(problemOf(sent, pair)).toMatchObject({
      sheet: 'Ответы: отчёт о встрече',
      reason: expect.stringContaining(reason),
    });
  });

  it('names its row and its author', () => {
    const tooShort = report('2026-10-08', 'regular', { minutes: 5 });
    expect(problemOf(tooShort)).toMatchObject({
      cell: '2:2',
      code: 'К-01',
      whatToDo: expect.stringContaining('опечатка'),
    });
  });

  it('asks the curator to correct the row if the author has left the school', () => {
    const people = PEOPLE.map((one) => (one.code === 'К-01' ? { ...one, leftSchoolOn: '2026-10-10' } : one));
    const tooShort = report('2026-10-08', 'regular', { minutes: 5 });
    expect(problemOf(tooShort, pairRow(), { tables: { people } })?.whatToDo).toContain('Автора отчёта уже не спросить');
  });

  it('is never one about the last day of a pair', () => {
    const { meetings, reportProblems } = factsOn(
      TODAY,
      [pairRow({ endedOn: '2026-10-10' })],
      [report('2026-10-10', 'regular')],
    );
    expect([meetings.length, reportProblems]).toEqual([1, []]);
  });
});

describe('a meeting before an earlier step of the cycle', () => {
  const remarksOn = (...reports: readonly Report[]) => [
    ...factsOn('2026-12-20', [pairRow()], reports).reportRemarks.values(),
  ];
  const first = report('2026-09-08', 'first');
  const trial = report('2026-09-20', 'trial');
  const planning = report('2026-10-05', 'planning');

  it.each<[string, Report[], string[]]>([
    [
      'none in the usual order',
      [first, trial, planning, report('2026-10-12', 'regular'), report('2026-12-10', 'final')],
      [],
    ],
    ['none if both steps were on one day', [first, { ...trial, heldOn: '2026-09-08' }], []],
    [
      'the first meeting comes later',
      [trial, { ...first, heldOn: '2026-09-21' }],
      ['Засчитана. До неё ещё нет встречи: «первая».'],
    ],
    [
      'several steps are missing; regular meetings are no step',
      [report('2026-12-10', 'final')],
      ['Засчитана. До неё ещё нет встречи: «первая», «пробная», «планирование».'],
    ],
    ['only the missing step is named', [first, planning], ['Засчитана. До неё ещё нет встречи: «пробная».']],
    [
      'an early final meeting has its own remark',
      [first, trial, planning, report('2026-11-30', 'final')],
      ['Засчитана и завершила работу пары раньше 1 декабря: проверьте вид встречи.'],
    ],
  ])('has a remark: %s', (_, reports, expected) => expect(remarksOn(...reports)).toEqual(expected));

  it('is judged by the meetings of its own pair', () => {
    const other = pairRow({ pairCode: 'П-02', mentorCode: 'К-03', menteeCodes: ['К-04'] });
    const reports = [first, report('2026-09-20', 'trial', { pairCode: 'П-02', code: 'К-03' })];
    const { reportRemarks } = factsOn('2026-12-20', [pairRow(), other], reports);
    expect([...reportRemarks.values()]).toEqual(['Засчитана. До неё ещё нет встречи: «первая».']);
  });
});

it('the first of several final meetings ends a pair', () => {
  const reports = ['2026-12-15', '2026-12-10', '2026-12-18'].map((day) => report(day, 'final'));
  expect(factsOn('2026-12-20', [pairRow()], reports).pairs[0]?.endedOn).toBe('2026-12-10');
});
