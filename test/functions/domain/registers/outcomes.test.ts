import { describe, expect, it } from 'vitest';
import type { ProgrammeParts } from '../programme-kit.ts';
import { MENTOR, PAIR, school, wholeSchool } from '../roadmap/whole-school.ts';
import { rowsOf } from './rows-of-table.ts';

const { tables } = wholeSchool;
type Plan = (typeof tables.plans)[number];

describe('the results of the year', () => {
  const of = (role: 'mentees' | 'mentors', change: ProgrammeParts, today = '2026-12-31') =>
    rowsOf(role, school(change), today)[0];
  const [goal] = tables.plans as [Plan];
  const due = { due2: '2026-12-10', due3: '2026-12-10' };

  it.each<[string, NonNullable<ProgrammeParts['tables']>['plans'], string]>([
    ['one goal reached', [goal], 'целей достигнуто 1 из 1'],
    ['no plan', [], 'цели не поставлены'],
    [
      'goals partly reached, missed and without a mark',
      [
        {
          ...goal,
          ...due,
          mark1: 'partly',
          goal2: 'Вести журнал',
          goal3: 'Говорить с родителями',
          mark2: 'missed' as never,
        },
      ],
      'целей достигнуто 0 из 3, частично – 1, без отметки – 1',
    ],
  ])('%s', (_, plans, text) => {
    expect(String(of('mentees', { tables: { plans: plans ?? [] } })?.results).split('\n')).toEqual([
      text,
      'Урок без срывов.',
    ]);
  });

  it('a mentor’s results count the mentees who completed the programme, and the meetings', () => {
    expect(of('mentors', {})?.results).toBe('1 наставляемый прошёл; встреч 7');
    expect(of('mentors', { tables: { plans: [] } })?.results).toBe('никто из наставляемых не прошёл; встреч 7');
    expect(of('mentors', {}, '2026-12-02')?.results).toBeUndefined();
  });

  it('a mentee’s results quote the latest report of the mentor', () => {
    const mentorReport = [
      { code: MENTOR, pairCode: PAIR, mainResult: 'Первое.', submittedAt: '2026-12-04T10:00:00' },
      { code: MENTOR, pairCode: PAIR, mainResult: 'Последнее.', submittedAt: '2026-12-05T10:00:00' },
    ];
    expect(String(of('mentees', { answers: { mentorReport } })?.results)).toMatch(/\nПоследнее\.$/);
  });
});
