import { type CountedLevels, defaultRules } from './problem.ts';
import type { PairScore } from './score.ts';

/**
 * The worth of a set of pairs, compared from left to right; larger is better. The levels are: mentees served, first needs met, mutual pairs, sum of
 * profiles, sum of sympathy, minus the sum of the mentors' squared loads.
 */
export type ObjectiveVector = readonly [
  served: number,
  firstNeeds: number,
  mutual: number,
  profile: number,
  sympathy: number,
  evenness: number,
];

const levels = 6;

/** Compares two vectors: positive if `a` is better, negative if `b` is better, 0 if all levels are equal. */
export function compareVectors(a: ObjectiveVector, b: ObjectiveVector): number {
  for (let level = 0; level < levels; level++) {
    const difference = (a[level] ?? 0) - (b[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The values that one pair adds to the first five levels. */
function pairGain(score: PairScore, counts: CountedLevels): readonly number[] {
  const firstNeed = counts.firstNeed && score.firstNeedMet ? 1 : 0;
  const mutual = counts.mutual && score.mutual ? 1 : 0;
  return [1, firstNeed, mutual, score.profile, score.sympathy];
}

/** The vector of a set of pairs. A pair with somebody who left has no score, and adds only to mentees served and to the mentor's load. */
export function vectorOf(
  pairs: readonly { readonly mentor: string; readonly score: PairScore | null }[],
  counts: CountedLevels = defaultRules.counts,
): ObjectiveVector {
  const sums = [0, 0, 0, 0, 0];
  const loads = new Map<string, number>();
  for (const { mentor, score } of pairs) {
    loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
    const gain = score === null ? [1] : pairGain(score, counts);
    gain.forEach((value, level) => {
      sums[level] = (sums[level] ?? 0) + value;
    });
  }
  let squares = 0;
  if (counts.evenLoad) for (const load of loads.values()) squares += load * load;
  const [served = 0, firstNeeds = 0, mutual = 0, profile = 0, sympathy = 0] = sums;
  return [served, firstNeeds, mutual, profile, sympathy, squares === 0 ? 0 : -squares];
}
