import { difference } from './bound.ts';
import { compareVectors } from './objective.ts';
import type { PairCode } from './problem.ts';
import { type Wishes, wishesOf, withoutOption } from './seats.ts';
import type { Gap, PairSet, Solution } from './solution.ts';
import { readSeats, unmatchedIn } from './solve.ts';
import { findStable, mostLooks } from './stable-search.ts';

/**
 * A set of pairs in which no mentee and mentor prefer each other to their partners. A mentee who wants to be alone replaces a mentor's mentees only
 * if the mentor prefers this mentee to each of them. Because of such a wish, or of a person with both roles, a stable set may not exist. Then
 * `blockingPairs` lists the pairs that still block the set, but every free place that a mentee can take is taken.
 */
export function stableSolution(optimum: Solution, { limit = mostLooks } = {}): Solution {
  return stableAmong(wishesOf(optimum.model), optimum, limit);
}

interface WithoutPair {
  readonly pair: PairCode;
  /** The result of `stableSolution` if the pair is banned; `null` if the limit was reached before. */
  readonly other: Solution | null;
}

/**
 * For each proposed pair of a stable set, in the order of mentees, the stable set without that pair.
 * @param optimum - the best set for all
 * @param limit - how many possible pairs all searches together may look at
 */
export function stableWithoutEach(
  optimum: Solution,
  { pairs }: Pick<Solution, 'pairs'>,
  { limit = mostLooks } = {},
): WithoutPair[] {
  const { menteeIndex, mentorIndex } = optimum.model.network;
  const wishes = wishesOf(optimum.model);
  let looks = limit;
  return pairs
    .filter(({ origin }) => origin === 'proposed')
    .map(({ mentee, mentor }) => {
      const pair = { mentee, mentor };
      const [from, to] = [menteeIndex.get(mentee), mentorIndex.get(mentor)];
      if (looks <= 0 || from === undefined || to === undefined) return { pair, other: null };
      const other = stableAmong(withoutOption(wishes, from, to), optimum, Math.min(looks, mostLooks));
      // To read a set, the program looks at each possible pair about ten times.
      looks -= (other.stability?.looks ?? 0) + 10 * wishes.options.length;
      return { pair, other };
    });
}

function stableAmong(wishes: Wishes, optimum: Solution, limit: number): Solution {
  const { model } = optimum;
  const { seats, ...stability } = findStable(wishes, limit);
  const set = readSeats(model, (mentee) => seats.optionOf(mentee)?.mentor ?? -1);
  const gap = gapBelow(optimum, set);
  return {
    ...optimum,
    ...set,
    mode: 'stable',
    stability,
    tieBreak: null,
    unmatched: unmatchedIn(model, set.pairs),
    gap,
  };
}

/** The distance between a set and the best possible set. */
function gapBelow({ gap, vector: best }: Solution, { vector }: PairSet): Gap | null {
  const bound = gap?.bound ?? best;
  return gap === null && compareVectors(bound, vector) === 0 ? null : { bound, distance: difference(bound, vector) };
}
