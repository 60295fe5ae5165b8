import type { AloneCount, MenteePrices } from './mentee-prices.ts';
import { compareWorth, type Worth } from './worth.ts';

/** The result of a search for better prices. */
export interface Tightened {
  /** The smallest bound found; `null` if the number of mentees who work alone is impossible. */
  readonly bound: Worth | null;
  /** For each mentor: how often they took one mentee alone in the last rounds, from 0 to 1. */
  readonly share: Float64Array;
  readonly rounds: number;
}

/** A round is progress if it reduces the distance to the goal by this share. */
const progress = 0.01;
/**
 * After this many rounds without progress the steps become shorter; with progress they become longer again. The search ends when they are too short.
 */
const patience = 8;
const slower = 0.7;
const faster = 1.5;
const fastest = 1.4;
const slowest = 1 / 16;
/** The weights of directions that many prices share: of all mentees who want to be alone (or all who do not), and of each level's price. */
const together = 0.3;
const perLevel = [1, 1, 0.2] as const;
const memory = 0.9;

/**
 * Looks for the prices with the smallest bound, by the subgradient method: the price of a mentee rises if several mentors took them, and falls if no
 * mentor took them. The length of a step depends on the distance to the goal (Polyak 1969), and a step never turns back against the last one
 * (Camerini, Fratta and Maffioli 1975). If places are short, all prices must move together, so their common change is a direction of its own.
 */
export function* tighten(
  prices: MenteePrices,
  count: AloneCount,
  goal: Worth,
  most: number,
): Generator<void, Tightened> {
  const { scale, levels } = prices;
  const share = new Float64Array(prices.isAlone.length);
  if (!prices.evaluate(count)) return { bound: null, share, rounds: 1 };
  levels.close(prices.bound);
  const direction = new Direction(prices);
  const distance = () => scale.approximately(scale.minus(prices.bound, goal)) + scale.unit;
  let bound = prices.bound;
  let best = prices.save();
  let smallest = distance();
  let mark = smallest;
  let pace = 1;
  let waited = 0;
  let rounds = 1;
  for (; rounds < most && pace > slowest && compareWorth(prices.bound, goal) >= 0; rounds++) {
    const squares = direction.turn();
    if (squares === 0) break;
    direction.step((pace * distance()) / squares);
    prices.evaluate(count);
    for (let mentor = 0; mentor < share.length; mentor++) {
      share[mentor] = memory * (share[mentor] ?? 0) + (1 - memory) * (prices.isAlone[mentor] ?? 0);
    }
    if (distance() < smallest) {
      smallest = distance();
      bound = prices.bound;
      if (levels.close(bound)) mark = Number.POSITIVE_INFINITY;
      best = prices.save();
    }
    if (smallest < (1 - progress) * mark) {
      mark = smallest;
      waited = 0;
      pace = Math.min(fastest, pace * faster);
    } else if (++waited >= patience) {
      pace *= slower;
      waited = 0;
    }
    yield;
  }
  prices.restore(best);
  prices.evaluate(count);
  return { bound, share, rounds };
}

/**
 * The direction in which the prices move: what the mentors took too much or too little. If this would turn back, we add a part of the previous
 * direction.
 */
class Direction {
  readonly #prices: MenteePrices;
  readonly #mentee: Float64Array;
  /** The common change of the mentees who do not want to be alone, and of those who do. */
  readonly #common = [0, 0];
  readonly #level = [0, 0, 0];
  #squares = 0;

  constructor(prices: MenteePrices) {
    this.#prices = prices;
    this.#mentee = new Float64Array(prices.high.length);
  }

  /** Finds the next direction and returns its squared length; 0 if there is none. */
  turn(): number {
    const { excess, wantsAlone, levels, high, low } = this.#prices;
    const common = [0, 0];
    excess.forEach((value, mentee) => {
      const kind = wantsAlone[mentee] ?? 0;
      common[kind] = (common[kind] ?? 0) + together * value;
    });
    const level = perLevel.map((weight, index) =>
      index + 1 < levels.closed ? weight * (levels.excess[index] ?? 0) : 0,
    );
    let agreement = dot(common, this.#common) + dot(level, this.#level);
    for (let mentee = 0; mentee < excess.length; mentee++) {
      agreement += (excess[mentee] ?? 0) * (this.#mentee[mentee] ?? 0);
    }
    const keep = agreement < 0 ? (-1.5 * agreement) / this.#squares : 0;
    for (let kind = 0; kind < 2; kind++) this.#common[kind] = (common[kind] ?? 0) + keep * (this.#common[kind] ?? 0);
    for (let index = 0; index < 3; index++) this.#level[index] = (level[index] ?? 0) + keep * (this.#level[index] ?? 0);
    this.#squares = dot(this.#common, this.#common) + dot(this.#level, this.#level);
    for (let mentee = 0; mentee < excess.length; mentee++) {
      const change = (excess[mentee] ?? 0) + keep * (this.#mentee[mentee] ?? 0);
      this.#mentee[mentee] = change < 0 && high[mentee] === 0 && low[mentee] === 0 ? 0 : change;
      this.#squares += (this.#mentee[mentee] ?? 0) ** 2;
    }
    return this.#squares;
  }

  /** Changes the prices. No price becomes negative. */
  step(length: number): void {
    const { scale, high, low, wantsAlone, arcs, levels } = this.#prices;
    for (let mentee = 0; mentee < high.length; mentee++) {
      const change = length * ((this.#mentee[mentee] ?? 0) + together * (this.#common[wantsAlone[mentee] ?? 0] ?? 0));
      if (change === 0 || arcs.locked[mentee] === 1) continue;
      const whole = Math.floor(change / scale.base);
      let nextHigh = (high[mentee] ?? 0) + whole;
      let nextLow = (low[mentee] ?? 0) + Math.round(change - whole * scale.base);
      if (nextLow >= scale.base) {
        nextLow -= scale.base;
        nextHigh++;
      }
      high[mentee] = Math.max(0, nextHigh);
      low[mentee] = nextHigh < 0 ? 0 : nextLow;
    }
    perLevel.forEach((weight, index) => {
      levels.price[index] = (levels.price[index] ?? 0) + (length / scale.base) * weight * (this.#level[index] ?? 0);
    });
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
