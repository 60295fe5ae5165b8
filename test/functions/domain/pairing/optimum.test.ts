import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alternatives,
  compareVectors,
  explainUnmatched,
  provesOptimal,
  solve,
  whatIf,
} from '../../../../functions/domain/pairing/index.ts';
import { enumerate } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';
import { workedExample } from './worked-example.ts';

const codes = (pairs: readonly { mentee: string; mentor: string }[]) =>
  pairs.map(({ mentee, mentor }) => ({ mentee, mentor }));

describe('the worked example', () => {
  it('has the optimum and the runner-up found by enumeration', () => {
    const solution = solve(workedExample);
    expect(solution.vector).toEqual([5, 5, 5, 41, 22, -9]);
    expect(solution.pairs.map(({ mentee, mentor }) => `${mentee}→${mentor}`)).toEqual([
      'Н1→М1',
      'Н2→М2',
      'Н3→М3',
      'Н4→М2',
      'Н5→М1',
    ]);
    expect(solution.gap).toBeNull();
    expect(alternatives(solution, 1)[0]?.vector).toEqual([5, 5, 5, 39, 25, -9]);
    expect(enumerate(workedExample)[2]?.vector).toEqual([5, 4, 4, 37, 20, -9]);
  });
});

describe('the solver against enumeration of every set of pairs', () => {
  const size = fc.constantFrom<[number, number]>([6, 4], [5, 6], [7, 3], [4, 7], [6, 6]);
  const problems = size.chain(([mentees, mentors]) => randomProblem(mentees, mentors));

  it('finds the best vector and the smallest list of codes', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const solution = solve(problem);
        const [best, second] = enumerate(problem);
        expect(solution.vector).toEqual(best?.vector);
        expect(codes(solution.pairs)).toEqual(best?.pairs);
        expect(solution.gap).toBeNull();
        const [other] = alternatives(solution, 1);
        expect(other && codes(other.pairs)).toEqual(second?.pairs);
        expect(other?.vector).toEqual(second?.vector);
        expect(provesOptimal(solution.model.root)).toBe(true);
        expect(explainUnmatched(solution).map(({ mentee }) => mentee)).toEqual(solution.unmatched);
      }),
      { numRuns: 400 },
    );
  });

  it('answers «what if these two» like a new enumeration', () => {
    fc.assert(
      fc.property(randomProblem(5, 4), fc.nat(), fc.nat(), (problem, a, b) => {
        const mentee = problem.mentees[a % Math.max(1, problem.mentees.length)]?.code ?? '';
        const mentor = problem.mentors[b % Math.max(1, problem.mentors.length)]?.code ?? '';
        const best = enumerate(problem).find(({ pairs }) =>
          pairs.some((pair) => pair.mentee === mentee && pair.mentor === mentor),
        );
        const answer = whatIf(solve(problem), [{ mentee, mentor }]);
        expect(answer?.vector).toEqual(best?.vector);
        const pins = [{ mentee, mentor }];
        if (best === undefined || !problem.mentees.some(({ code }) => code === mentee)) return;
        const withPin = { ...problem, rules: { ...problem.rules, pins } };
        const pinned = solve(withPin);
        const [bestPinned] = enumerate(withPin);
        expect(pinned.vector).toEqual(bestPinned?.vector);
        expect(codes(pinned.pairs)).toEqual(bestPinned?.pairs);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of rows', () => {
    const shuffled = randomProblem(6, 5).chain((problem) =>
      fc.record({
        problem: fc.constant(problem),
        mentees: fc.shuffledSubarray([...problem.mentees], { minLength: problem.mentees.length }),
        mentors: fc.shuffledSubarray([...problem.mentors], { minLength: problem.mentors.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ problem, mentees, mentors }) => {
        const { model: _one, ...answer } = solve(problem);
        const { model: _other, ...again } = solve({ ...problem, mentees, mentors });
        expect(again).toEqual(answer);
      }),
    );
  });

  it('never moves a fixed pair and finds the best result around it', () => {
    fc.assert(
      fc.property(randomProblem(6, 4), fc.integer({ min: 1, max: 3 }), (problem, count) => {
        const sets = enumerate(problem);
        const rich = sets.find(({ pairs }) => pairs.length >= count);
        if (rich === undefined) return;
        const fixed = rich.pairs.slice(0, count);
        const around = { ...problem, rules: { ...problem.rules, fixed } };
        const solution = solve(around);
        const holds = (pairs: readonly { mentee: string; mentor: string }[]) =>
          fixed.every((one) => pairs.some((pair) => pair.mentee === one.mentee && pair.mentor === one.mentor));
        expect(holds(solution.pairs)).toBe(true);
        const [best] = enumerate(around);
        expect(solution.vector).toEqual(best?.vector);
        expect(codes(solution.pairs)).toEqual(best?.pairs);
      }),
      { numRuns: 150 },
    );
  });
});

describe('edge cases', () => {
  it('solves an empty problem and one without mentors', () => {
    const empty = solve({ ...workedExample, mentees: [], mentors: [] });
    expect(empty.pairs).toEqual([]);
    expect(empty.vector).toEqual([0, 0, 0, 0, 0, 0]);
    expect(alternatives(empty, 3)).toEqual([]);
    const alone = solve({ ...workedExample, mentors: [] });
    expect(alone.unmatched).toEqual(['Н1', 'Н2', 'Н3', 'Н4', 'Н5']);
  });

  it('says how far the answer may be from the optimum if branching is cut short', () => {
    fc.assert(
      fc.property(randomProblem(7, 3), (problem) => {
        const cut = solve(problem, { nodeLimit: 1 });
        const best = solve(problem);
        expect(compareVectors(cut.vector, best.vector)).toBeLessThanOrEqual(0);
        if (cut.gap === null) expect(cut.vector).toEqual(best.vector);
        else expect(compareVectors(cut.gap.bound, best.vector)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
