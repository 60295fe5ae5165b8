import type { AloneCount, MenteePrices } from './mentee-prices.ts';
import { compareWorth, nothing, type Worth } from './worth.ts';

/** The bounds that follow from the last evaluation if one mentor must work alone with a mentee, or must not. */
export class ForcedBounds {
  readonly #prices: MenteePrices;
  /** If one more mentor works alone with a mentee, another may stop. The bound then loses this much there. `null` if the count allows no more. */
  readonly #leaving: Worth | null;
  /** If a mentor no longer works alone with a mentee, another may begin. The bound then gains this much there. `null` if the count allows no fewer. */
  readonly #joining: Worth | null;

  constructor(prices: MenteePrices, { least, most }: AloneCount) {
    this.#prices = prices;
    let count = prices.arcs.lockedAlone;
    let smallest: Worth | null = null;
    let largest: Worth | null = null;
    for (const [mentor, isAlone] of prices.isAlone.entries()) {
      if (!prices.arcs.mayBeAlone(mentor)) continue;
      const gain = prices.gain(mentor);
      if (isAlone === 1) {
        count++;
        if (smallest === null || compareWorth(gain, smallest) < 0) smallest = gain;
      } else if (largest === null || compareWorth(gain, largest) > 0) largest = gain;
    }
    this.#leaving = count >= most || (smallest !== null && compareWorth(smallest, nothing) < 0) ? smallest : nothing;
    this.#joining = count <= least || (largest !== null && compareWorth(largest, nothing) > 0) ? largest : nothing;
  }

  /** The bound if this mentor leads one mentee alone; `null` if this is impossible. */
  withAlone(mentor: number): Worth | null {
    const { scale, bound, isAlone } = this.#prices;
    if (isAlone[mentor] === 1) return bound;
    return this.#leaving && scale.minus(scale.plus(bound, this.#prices.gain(mentor)), this.#leaving);
  }

  /** The bound if this mentor leads nobody alone; `null` if this is impossible. */
  withGroup(mentor: number): Worth | null {
    const { scale, bound, isAlone } = this.#prices;
    if (isAlone[mentor] === 0) return bound;
    return this.#joining && scale.plus(scale.minus(bound, this.#prices.gain(mentor)), this.#joining);
  }
}
