import { score } from './eligibility.ts';
import { PairingInputError } from './input-error.ts';
import { levelsOf } from './objective.ts';
import type { PairingProblem } from './problem.ts';
import type { Solution } from './solution.ts';
import { solve } from './solve.ts';

/** The effort of each trial. If a trial does not settle whether everybody reaches a profile, that profile keeps its level. */
const nodeLimit = 50;

/**
 * The same problem with additional levels: after the number of mentees served, the worst-off mentees decide (leximin over profiles). Profiles that
 * everybody reaches get no level. If the solver's numbers have no room for all profiles, the highest profiles count only in the sum.
 */
export function worstFirst(problem: PairingProblem): PairingProblem {
  let found: readonly number[] = [];
  for (const profile of profilesOf(problem)) {
    const solution = solveWith(problem, [...found, profile]);
    if (solution === null) break;
    found = isSettled(solution) && doAllReach(solution, profile) ? [profile] : [...found, profile];
  }
  return withLevels(problem, found);
}

const withLevels = (problem: PairingProblem, atLeast: readonly number[]): PairingProblem => ({
  ...problem,
  rules: { ...problem.rules, atLeast },
});

/** The profiles of all possible pairs, lowest first, without the lowest, which all pairs reach. */
function profilesOf({ mentees, mentors, rules }: PairingProblem): number[] {
  const profiles = mentees.flatMap((mentee) =>
    mentors.flatMap((mentor) => {
      const points = score(mentee, mentor, rules);
      return 'excluded' in points ? [] : [points.profile];
    }),
  );
  return [...new Set(profiles)].sort((a, b) => a - b).slice(1);
}

/** Whether no set is better at the levels up to the profiles. */
function isSettled({ gap, model }: Solution): boolean {
  const above = levelsOf(model.problem.rules).findIndex(({ key }) => key === 'firstNeed');
  return gap === null || gap.distance.slice(0, above).every((distance) => distance === 0);
}

const doAllReach = ({ pairs }: Solution, profile: number) =>
  pairs.every(({ origin, score: points }) => origin !== 'proposed' || (points?.profile ?? 0) >= profile);

/** The solution with these levels; `null` if the solver's numbers have no room for so many levels. */
function solveWith(problem: PairingProblem, atLeast: readonly number[]): Solution | null {
  try {
    return solve(withLevels(problem, atLeast), { nodeLimit });
  } catch (error) {
    if (error instanceof PairingInputError) return null;
    throw error;
  }
}
