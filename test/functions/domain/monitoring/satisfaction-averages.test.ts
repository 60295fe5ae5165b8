import { expect, it } from 'vitest';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { satisfactionAverages } from '../../../../functions/domain/monitoring/satisfaction-averages.ts';
import { context, given, programme } from '../programme-kit.ts';
import { MENTEE, school, wholeSchool } from '../roadmap/whole-school.ts';

const { tables } = wholeSchool;
const ALSO = ['К-11', 'К-12'];

function averages(scores: readonly (number | undefined)[]) {
  const members = [MENTEE, ...ALSO];
  const satisfactionMentee = members.flatMap((code, index) => {
    const overall = scores[index];
    return overall === undefined ? [] : [{ code, overall, submittedAt: '2026-12-05T10:00:00' }];
  });
  const parts = school({
    tables: {
      people: [...tables.people, ...ALSO.map((code) => ({ code }))],
      consents: [...tables.consents, ...ALSO.map((code) => given(code))],
      pairs: tables.pairs.map((pair) => ({ ...pair, menteeCodes: members, workFormat: 'group' as const })),
    },
    answers: { satisfactionMentee, satisfactionMentor: [] },
  });
  return satisfactionAverages(factsOf(programme(parts), context({ today: '2026-12-28' })));
}

it('averages are rounded to two decimals, over those who answered the question', () => {
  const overall = averages([8, 8, 9]).filter(({ field }) => field === 'overall');
  expect(overall).toMatchObject([
    { role: 'mentee', average: 8.33, answers: 3 },
    { role: 'mentor', average: undefined, answers: 0 },
  ]);
  expect(averages([8, undefined, 9]).find(({ field }) => field === 'overall')).toMatchObject({
    average: 8.5,
    answers: 2,
  });
});

it('every scale question has an average, and other questions have none', () => {
  const mentees = averages([8, 8, 9]).filter(({ role }) => role === 'mentee');
  expect(mentees.length).toBeGreaterThan(1);
  expect(mentees.map(({ field }) => field)).not.toContain('code');
  expect(
    mentees
      .filter(({ field }) => field !== 'overall')
      .every(({ answers, average }) => answers === 0 && average === undefined),
  ).toBe(true);
});
