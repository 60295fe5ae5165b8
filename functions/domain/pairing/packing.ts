import { PairingInputError } from './input-error.ts';

/**
 * What one unit of each level weighs in the two numbers of the solver: served, first need, mutual and profile make up
 * `high`; sympathy, evenness and pairs kept make up `low`.
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

/** The most that a level can come to over all the mentees. */
export interface LevelBounds {
  readonly mentees: number;
  readonly profile: number;
  readonly sympathy: number;
  /** Of one place: what taking it adds to the sum of squared loads. */
  readonly place: number;
}

/**
 * Mixed-radix weights: a unit of a level outweighs everything that the levels below it in the same number can sum to, so
 * comparing two sums compares the levels one by one. Nobody gives up his mentor for less than a pair is worth, which
 * keeps prices, distances and their sums within eight pairs' worth; a pair is therefore held to 2⁵⁰.
 * @throws PairingInputError where there are so many people that whole numbers below 2⁵³ would not do.
 */
export function packingFor(bounds: LevelBounds): Packing {
  // A power of two, so that one more teacher leaves the prices of yesterday as they are.
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
