import { describe, expect, it } from 'vitest';
import { expectationsOf } from '../../../../functions/domain/documents/growth-and-expectations.ts';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { finalSurvey } from '../../../../functions/domain/notices/kinds/final-survey.ts';
import { given } from '../programme-kit.ts';
import { MENTEE, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables, answers } = wholeSchool;

describe('a closing day of the satisfaction survey', () => {
  const silent = school({ settings: { satisfactionClosedOn: '2026-12-20' }, answers: { satisfactionMentee: [] } });
  const on = (today: string) => {
    const state = standingOf(silent, today);
    return {
      letters: finalSurvey.occasions(state).map(({ to, until }) => [to, until]),
      awaited: state.awaited.map(({ code, activity }) => [code, activity]),
    };
  };

  it('in the future changes nothing before it comes, except that the last letter goes the day before', () => {
    expect(on('2026-12-19')).toEqual({ letters: [[MENTEE, '2026-12-19']], awaited: [[MENTEE, '7.1']] });
  });

  it('ends the letters and the waiting for answers', () => {
    expect(on('2026-12-20')).toEqual({ letters: [], awaited: [] });
  });
});

describe('an answer after the closing day', () => {
  const closed = (late: readonly object[]) =>
    standingOf(
      school({
        settings: { satisfactionClosedOn: '2026-12-10' },
        tables: {
          consents: [
            ...tables.consents.filter(({ type }) => type !== 'publication'),
            { ...given(MENTEE, '2026-12-01'), type: 'publication' as const, scope: ['quote'] as const },
          ],
        },
        answers: {
          assessmentMenteeT0: [{ ...answers.assessmentMenteeT0[0], code: MENTEE, expEffectiveness: 7 }],
          satisfactionMentee: [
            { code: MENTEE, overall: 8, effectiveness: 8, quote: 'Было полезно.', submittedAt: '2026-12-05T10:00:00' },
            ...late,
          ],
        },
      } as never),
      '2026-12-31',
    );
  const [before, after] = [
    closed([]),
    closed([{ code: MENTEE, overall: 1, effectiveness: 1, quote: 'Поздно.', submittedAt: '2026-12-11T10:00:00' }]),
  ];

  it('does not change «Ожидания и впечатления»', () => {
    expect(expectationsOf(after, 'mentee')).toEqual(expectationsOf(before, 'mentee'));
  });

  it('is not quoted in the public report', () => {
    const report = JSON.stringify(documentsOf(after).find(({ kind }) => kind === 'publicReport')?.blocks);
    expect(report).toContain('Было полезно.');
    expect(report).not.toContain('Поздно.');
  });
});
