import { PairingInputError } from './input-error.ts';

/**
 * How much one unit of each level weighs in the solver's two numbers. `high` holds served, first need, mutual and profile; `low` holds
 * sympathy, evenness and pairs kept.
 */
export interface Packing {
  readonly served: number;
  readonly firstNeed: number;
  readonly mutual: number;
  readonly profile: 1;
  readonly sympathy: number;
  readonly load: number;
  readonly kept: 1;
}

/** The highest possible sum of each level over all mentees. */
interface LevelBounds {
  readonly mentees: number;
  readonly profile: number;
  readonly sympathy: number;
  /** For each place, what taking it adds to the sum of squared loads. */
  readonly place: number;
}

/**
 * Mixed-radix weights: a unit of a level outweighs the maximum sum of the levels below it in the same number, so comparing two sums compares level by
 * level. No mentee gives up a mentor for less than a pair is worth. That keeps prices, distances and their sums within eight pairs' worth, so a pair
 * is limited to 2⁵⁰.
 * @throws PairingInputError if there are too many people for whole numbers below 2⁵³.
 */
export function packingFor(bounds: LevelBounds): Packing {
  // A power of two, so that one more teacher does not change yesterday's prices.
  const count = 2 ** Math.ceil(Math.log2(bounds.mentees + 1));
  const mutual = count * bounds.profile + 1;
  const firstNeed = mutual * count;
  const served = firstNeed * count;
  const load = count;
  const sympathy = load * (count * bounds.place + 1);
  if (2 * served > 2 ** 50 || Math.max(1, bounds.sympathy) * sympathy > 2 ** 50) {
    throw new PairingInputError(
      `В одном подборе слишком много наставляемых: ${bounds.mentees}. Разделите подбор, например, по школам или районам.`,
    );
  }
  return { served, firstNeed, mutual, profile: 1, sympathy, load, kept: 1 };
}
