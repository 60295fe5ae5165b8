import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  measure,
  type PairCode,
  type PairingProblem,
  solve,
  worstFirst,
} from '../../../../functions/domain/pairing/index.ts';
import { enumerate } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';

function profiles({ mentees, mentors, rules }: PairingProblem, pairs: readonly PairCode[]): number[] {
  return pairs
    .map((pair) => {
      const mentee = mentees.find(({ code }) => code === pair.mentee);
      const mentor = mentors.find(({ code }) => code === pair.mentor);
      return mentee && mentor ? measure(mentee, mentor, rules.weights).profile : 0;
    })
    .sort((a, b) => a - b);
}

describe('the rule that the worst-off mentees go first', () => {
  it('gives the leximin: no set that serves as many mentees has a better sorted list of profiles', () => {
    const plain = randomProblem(6, 4).map((problem) => ({
      ...problem,
      rules: { ...problem.rules, priority: null, eachMentor: 'any' as const, again: 'any' as const, atLeast: [] },
    }));
    fc.assert(
      fc.property(plain, (problem) => {
        const { pairs } = solve(worstFirst(problem));
        const own = profiles(problem, pairs);
        for (const other of enumerate(problem)) {
          expect(other.pairs.length).toBeLessThanOrEqual(pairs.length);
          if (other.pairs.length < pairs.length) continue;
          const theirs = profiles(problem, other.pairs);
          const at = own.findIndex((profile, index) => profile !== theirs[index]);
          expect(at < 0 || (own[at] ?? 0) > (theirs[at] ?? 0)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
