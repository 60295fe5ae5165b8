import { PairingInputError } from './input-error.ts';

/** The weight of one unit of each level in the solver's two numbers. `high` has served, first need, mutual and profile; `low` has the rest. */
export interface Packing {
  readonly served: number;
  readonly firstNeed: number;
  readonly mutual: number;
  readonly profile: 1;
  readonly sympathy: number;
  readonly load: number;
  readonly kept: 1;
}

interface LevelBounds {
  readonly mentees: number;
  readonly profile: number;
  readonly sympathy: number;
  /** The most that one more mentee can add to the sum of squared loads. */
  readonly place: number;
}

/**
 * Mixed-radix weights: one unit of a level outweighs the maximum sum of all lower levels in the same number. Prices, distances and their sums stay
 * within the worth of eight pairs, so we limit the worth of a pair to 2⁵⁰.
 * @throws PairingInputError if there are too many people for whole numbers below 2⁵³
 */
export function packingFor(bounds: LevelBounds): Packing {
  // A power of two, so that one more teacher rarely changes the weights.
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
