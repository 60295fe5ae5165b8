import { expect, it } from 'vitest';
import { MENTEE, school, standingOf } from '../roadmap/whole-school.ts';

/** Whether the indicator counts the mentee, and which kind of pair the request suggests. */
function judged(row: { isYoungSpecialist?: boolean; experienceBand?: 'upTo3' | 'from4to10' }, said?: boolean) {
  const { answers, tables, ...parts } = school();
  const own = (answers?.intake ?? []).map(({ isYoungSpecialist: _, experienceBand: __, ...answer }) =>
    answer.code === MENTEE && said !== undefined ? { ...answer, isYoungSpecialist: said } : answer,
  );
  const people = (tables?.people ?? []).map((person) => (person.code === MENTEE ? { ...person, ...row } : person));
  const { indicators, intake } = standingOf(
    { ...parts, answers: { ...answers, intake: own }, tables: { ...tables, people } },
    '2026-12-28',
  );
  return {
    counted: indicators.find(({ key }) => key === 'youngCoverage')?.k,
    kind: intake.requests.get(MENTEE)?.suggestedPairKind,
  };
}

it('a young specialist is somebody whom the roster calls one, whatever they say', () => {
  expect(judged({ isYoungSpecialist: true }, false)).toEqual({ counted: 1, kind: 'firstYears' });
  const { counted, kind } = judged({ isYoungSpecialist: false, experienceBand: 'upTo3' }, true);
  expect(counted).toBe(0);
  expect(kind).not.toBe('firstYears');
});

it('a young specialist is somebody who says so, if the roster says nothing', () => {
  expect(judged({}, true)).toEqual({ counted: 1, kind: 'firstYears' });
});

it('three years of work or less make nobody a young specialist; they only suggest the kind of pair', () => {
  expect(judged({ experienceBand: 'upTo3' })).toEqual({ counted: 0, kind: 'firstYears' });
  expect(judged({ experienceBand: 'from4to10' }).kind).not.toBe('firstYears');
});
