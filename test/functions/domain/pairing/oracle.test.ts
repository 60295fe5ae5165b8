import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimumByHighs } from '../../../../bench/pairing/highs.ts';
import {
  blockingPairs,
  fairness,
  type PairCode,
  pairPrices,
  provesOptimal,
  score,
  solve,
  stableSolution,
} from '../../../../functions/domain/pairing/index.ts';
import { enumerate } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

describe('the solver against HiGHS', () => {
  it('finds a set of pairs with the same vector', () => {
    fc.assert(
      fc.property(randomProblem(9, 9), (problem) => {
        const { vector, gap, model } = solve(problem);
        expect(gap).toBeNull();
        expect(provesOptimal(model.root)).toBe(true);
        expect(vector).toEqual(optimumByHighs(problem));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the price of a pair', () => {
  it('is the loss of the best set without it', () => {
    fc.assert(
      fc.property(randomProblem(6, 4), (problem) => {
        const solution = solve(problem);
        const sets = enumerate(problem);
        for (const { mentee, mentor, loss, exact } of pairPrices(solution)) {
          const without = sets.find(
            ({ pairs }) => !pairs.some((pair) => pair.mentee === mentee && pair.mentor === mentor),
          );
          const truth = solution.vector.map((value, level) => value - (without?.vector[level] ?? 0));
          const first = truth.findIndex((value) => value !== 0);
          const upToFirst = (values: readonly number[]) =>
            values.slice(0, first < 0 ? undefined : first + 1).map((value) => value + 0);
          if (exact) expect(upToFirst(loss)).toEqual(upToFirst(truth));
          else {
            const level = truth.findIndex((value, at) => value !== loss[at]);
            if (level >= 0) expect(truth[level]).toBeGreaterThan(loss[level] ?? 0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

const pairText = ({ mentee, mentor }: PairCode) => `${mentee} ${mentor}`;

describe('stable pairs', () => {
  const apart = randomProblem(6, 5).map((problem) => ({
    ...problem,
    mentees: problem.mentees.map((mentee) => ({ ...mentee, alone: false, together: false })),
    rules: { ...problem.rules, leastGroup: 2, allowBothDirections: true },
  }));

  it('leave no two people who would both prefer each other', () => {
    fc.assert(
      fc.property(apart, (problem) => {
        const optimum = solve(problem);
        const stable = stableSolution(optimum);
        expect(blockingPairs(stable)).toEqual([]);
        const sets = enumerate(problem);
        const key = (pairs: readonly { mentee: string; mentor: string }[]) =>
          pairs.map(({ mentee, mentor }) => `${mentee}${mentor}`).join();
        expect(sets.map(({ pairs }) => key(pairs))).toContain(key(stable.pairs));
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the settings whose hints say «На «устойчивые пары» не влияет»', () => {
    fc.assert(
      fc.property(randomProblem(6, 5), fc.boolean(), (problem, counted) => {
        const { rules, mentees, mentors } = problem;
        const stable = stableSolution(solve(problem));
        const other = {
          ...rules,
          priority: null,
          eachMentor: 'any' as const,
          atLeast: [],
          again: rules.again === 'wished' ? ('any' as const) : rules.again,
          counts: { firstNeed: counted, mutual: !counted, evenLoad: false },
          keep: mentees.flatMap(({ code: mentee }) => mentors.map(({ code: mentor }) => ({ mentee, mentor }))),
          weights: { ...rules.weights, menteeChoice: 0, mentorChoice: 5 },
        };
        expect(stableSolution(solve({ ...problem, rules: other })).pairs.map(pairText)).toEqual(
          stable.pairs.map(pairText),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('list every two people who would prefer each other', () => {
    fc.assert(
      fc.property(apart, (problem) => {
        const solution = solve(problem);
        const own = new Map(solution.pairs.map((pair) => [pair.mentee, pair]));
        const better = (a: readonly number[], b: readonly number[]) => {
          const at = a.findIndex((value, index) => value !== b[index]);
          return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
        };
        const blocking = problem.mentees.flatMap((mentee) =>
          problem.mentors.flatMap((mentor) => {
            const points = score(mentee, mentor, problem.rules);
            const room = Math.min(mentor.capacity, problem.rules.maxLoad);
            const present = own.get(mentee.code)?.score;
            if ('excluded' in points || room === 0 || own.get(mentee.code)?.mentor === mentor.code) return [];
            const wishes =
              !present || better([points.menteeRank, points.profile], [present.menteeRank, present.profile]);
            const led = solution.pairs.filter((pair) => pair.mentor === mentor.code);
            const wished =
              led.length < room ||
              led.some(({ score: s }) => s && better([points.mentorRank, points.profile], [s.mentorRank, s.profile]));
            return wishes && wished ? [`${mentee.code}${mentor.code}`] : [];
          }),
        );
        expect(blockingPairs(solution).map(({ mentee, mentor }) => `${mentee}${mentor}`)).toEqual(blocking.sort());
        const worst = fairness(solution);
        if (worst !== null) expect(worst.profile).toBeLessThanOrEqual(worst.bestProfile);
      }),
      { numRuns: 200 },
    );
  });
});
