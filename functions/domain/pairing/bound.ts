import { type ObjectiveVector, vectorOf } from './objective.ts';
import type { Packing } from './packing.ts';
import type { PairNetwork } from './pair-network.ts';
import type { Rules } from './problem.ts';
import type { SolvedPair } from './solution.ts';

/** The bound minus the reached value, level by level. */
export function difference(bound: ObjectiveVector, reached: ObjectiveVector): readonly number[] {
  return bound.map((value, level) => value - (reached[level] ?? 0));
}

/**
 * The vector of a set that costs this much more than the given set. We unpack the cost from the lowest level up. If a value is outside the range of
 * its level, the rest carries over to the next level.
 */
export function vectorAtCost(
  { pairs, vector }: { readonly pairs: readonly SolvedPair[]; readonly vector: ObjectiveVector },
  costHigh: number,
  costLow: number,
  { packing }: Pick<PairNetwork, 'packing'>,
  { counts, keep }: Pick<Rules, 'counts' | 'keep'>,
): ObjectiveVector {
  const stood = vectorOf(
    pairs.filter(({ origin }) => origin !== 'proposed'),
    counts,
  );
  const kept = pairs.filter(
    ({ mentee, mentor, origin }) =>
      origin === 'proposed' && keep.some((pair) => pair.mentee === mentee && pair.mentor === mentor),
  ).length;
  const own = vector.map((value, level) => value - (stood[level] ?? 0));
  const [served = 0, firstNeeds = 0, mutual = 0, profile = 0, sympathy = 0, evenness = 0] = own;
  const range = rangesOf(packing);
  const [profileAfter, mutualCarry] = carry(profile - costHigh, range.profile);
  const [mutualAfter, firstCarry] = carry(mutual + mutualCarry, range.count);
  const [firstAfter, servedCarry] = carry(firstNeeds + firstCarry, range.count);
  const [evenAfter, sympathyCarry] = carry(-evenness - Math.floor((kept - costLow) / packing.load), range.place);
  return [
    served + servedCarry + stood[0],
    firstAfter + stood[1],
    mutualAfter + stood[2],
    profileAfter + stood[3],
    sympathy - sympathyCarry + stood[4],
    stood[5] - evenAfter,
  ];
}

function rangesOf(packing: Packing) {
  return { profile: packing.mutual, count: packing.firstNeed / packing.mutual, place: packing.sympathy / packing.load };
}

/** Splits a value into a digit 0 … range − 1 and the carry to the next level. */
function carry(value: number, range: number): readonly [digit: number, over: number] {
  const over = Math.floor(value / range);
  return [value - over * range, over];
}
