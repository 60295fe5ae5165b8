import type { Assignment } from './assignment.ts';
import { ForcedBounds } from './forced-bounds.ts';
import type { AloneCount, MenteePrices } from './mentee-prices.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbidAll, keepOnePlace, shutDoor } from './restrict.ts';
import { compareWorth, type Worth } from './worth.ts';

/**
 * Shuts the doors and closes the further places that no answer of at least this worth uses, because with them the bound would be lower. Returns the
 * given assignment if there are none, and `null` if no answer is left.
 * @param prices - with the bound of their last evaluation
 */
export function settleWays(
  network: PairNetwork,
  assignment: Assignment,
  prices: MenteePrices,
  count: AloneCount,
  least: Worth,
): Assignment | null {
  const { scale, arcs, several, group } = prices;
  const forced = new ForcedBounds(prices, count);
  const isHopeless = (bound: Worth | null) => bound === null || compareWorth(bound, least) < 0;
  let settled: Assignment | null = assignment;
  for (let mentor = 0; mentor < prices.isAlone.length && settled !== null; mentor++) {
    if (!arcs.mayBeAlone(mentor) || !arcs.mayBeSeveral(mentor)) continue;
    const inGroup = forced.withGroup(mentor);
    const withSeveral = inGroup && scale.plus(inGroup, scale.minus(several.at(mentor), group.at(mentor)));
    if (isHopeless(forced.withAlone(mentor))) settled = shutDoor(network, settled, mentor);
    if (settled !== null && isHopeless(withSeveral)) settled = keepOnePlace(network, settled, mentor);
  }
  return settled;
}

/** Closes every pair that no answer of at least this worth contains. Returns `null` if no answer is left. */
export function settlePairs(
  network: PairNetwork,
  assignment: Assignment,
  prices: MenteePrices,
  count: AloneCount,
  least: Worth,
): Assignment | null {
  const { scale } = prices;
  const forced = new ForcedBounds(prices, count);
  const hopeless: number[] = [];
  for (let mentor = 0; mentor < prices.isAlone.length; mentor++) {
    const inGroup = forced.withGroup(mentor);
    const inAlone = forced.withAlone(mentor);
    for (const { arc, isAlone, gain } of prices.gainsWith(mentor)) {
      const own = isAlone ? prices.alone.at(mentor) : prices.group.at(mentor);
      const bound = isAlone ? inAlone : inGroup;
      if (bound === null || compareWorth(scale.plus(bound, scale.minus(gain, own)), least) < 0) hopeless.push(arc);
    }
  }
  return forbidAll(network, assignment, hopeless);
}
