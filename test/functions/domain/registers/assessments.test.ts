import { describe, expect, it } from 'vitest';
import type { ProgrammeParts } from '../programme-kit.ts';
import { MENTEE, school, wholeSchool } from '../roadmap/whole-school.ts';
import { rowsOf } from './rows-of-table.ts';

const { answers } = wholeSchool;

describe('«Оценка участников»', () => {
  const assessments = (change: ProgrammeParts, today: string) =>
    rowsOf('assessments', school({ answers: { ...answers, ...change.answers } }), today).map(
      ({ code, t0, t0On, t1, comparable, nextStep }) => [code, t0, t0On, t1, comparable, nextStep],
    );
  const t0 = (day: string) => [{ ...answers.assessmentMenteeT0[0], code: MENTEE, submittedAt: `${day}T10:00:00` }];
  const ofMentee = (change: ProgrammeParts, today: string) =>
    assessments(change, today).find(([code]) => code === MENTEE);

  it.each<[string, string, NonNullable<ProgrammeParts['answers']>, readonly unknown[]]>([
    ['both are there', '2026-12-31', {}, ['present', '2026-06-12', 'present', true, undefined]],
    [
      'on the day of the first meeting it is in time',
      '2026-12-31',
      { assessmentMenteeT0: t0('2026-09-18') },
      ['present', '2026-09-18', 'present', true, undefined],
    ],
    [
      'a day later it is kept, but not compared',
      '2026-12-31',
      { assessmentMenteeT0: t0('2026-09-19') },
      ['late', '2026-09-19', 'present', false, undefined],
    ],
    [
      'the last one in time counts',
      '2026-12-31',
      { assessmentMenteeT0: [...t0('2026-06-12'), ...t0('2026-09-01'), ...t0('2026-10-01')] },
      ['present', '2026-09-01', 'present', true, undefined],
    ],
    [
      'a late one is not worth a final assessment',
      '2026-12-31',
      { assessmentMenteeT0: t0('2026-09-19'), assessmentMenteeT1: [] },
      ['late', '2026-09-19', 'none', false, undefined],
    ],
    [
      'the final one is missing',
      '2026-12-31',
      { assessmentMenteeT1: [] },
      ['present', '2026-06-12', 'none', false, 'Попросить пройти итоговую оценку.'],
    ],
    [
      'the final one is not asked for while the pair works',
      '2026-11-01',
      { assessmentMenteeT1: [] },
      ['present', '2026-06-12', 'none', false, undefined],
    ],
    [
      'none after the pair began',
      '2026-11-01',
      { assessmentMenteeT0: [], assessmentMenteeT1: [] },
      ['none', undefined, 'none', false, 'Стартовая оценка уже не войдёт в сравнение.'],
    ],
    [
      'none before',
      '2026-09-01',
      { assessmentMenteeT0: [], assessmentMenteeT1: [] },
      ['none', undefined, 'none', false, 'Попросить пройти стартовую оценку.'],
    ],
  ])('%s', (_, today, change, expected) => {
    expect(ofMentee({ answers: change }, today)?.slice(1)).toEqual(expected);
  });
});
