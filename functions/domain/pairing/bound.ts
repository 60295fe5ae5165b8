import { type ObjectiveVector, vectorOf } from './objective.ts';
import type { PairNetwork } from './pair-network.ts';
import type { Rules } from './problem.ts';
import type { SolvedPair } from './solution.ts';

/** How far the bound exceeds the value of the found answer, level by level. */
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
  rules: Rules,
): ObjectiveVector {
  const stood = vectorOf(
    pairs.filter(({ origin }) => origin !== 'proposed'),
    rules,
  );
  const kept = pairs.filter(
    ({ mentee, mentor, origin }) =>
      origin === 'proposed' && rules.keep.some((pair) => pair.mentee === mentee && pair.mentor === mentor),
  ).length;
  const { units } = packing;
  const own = vector.map((value, level) => value - (stood[level] ?? 0));
  let over = -costHigh;
  for (let level = units.length - 1; level > 0; level--) {
    const range = (units[level - 1] ?? 1) / (units[level] ?? 1);
    [own[level], over] = carry((own[level] ?? 0) + over, range);
  }
  own[0] = (own[0] ?? 0) + over;
  const [sympathy, evenness] = [units.length, units.length + 1];
  const [evenAfter, sympathyCarry] = carry(
    0 - (own[evenness] ?? 0) - Math.floor((kept - costLow) / packing.load),
    packing.sympathy / packing.load,
  );
  own[sympathy] = (own[sympathy] ?? 0) - sympathyCarry;
  own[evenness] = 0 - evenAfter;
  return own.map((value, level) => value + (stood[level] ?? 0));
}

/** Splits a value into a digit 0 … range − 1 and the carry to the next level. */
function carry(value: number, range: number): readonly [digit: number, over: number] {
  const over = Math.floor(value / range);
  return [value - over * range, over];
}
