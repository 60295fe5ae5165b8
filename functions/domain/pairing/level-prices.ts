import type { OpenArcs } from './open-arcs.ts';
import type { Packing } from './packing.ts';
import { nothing, type Worth, type WorthScale } from './worth.ts';

/** A price of a level is a multiple of 1 / `parts` of a unit. */
const parts = 1024;

/**
 * Prices of the levels first need, mutual and profile. The sum at a level is a whole number. If the bound is less than one unit above the best
 * answer's sum, every answer that is as good has exactly this sum. We then call the level closed, and give a price to each unit above or below this
 * sum. Otherwise a fraction of a unit at this level could hide a loss at lower levels.
 */
export class LevelPrices {
  /** How many levels are closed, counted from «mentees served». */
  closed = 0;
  /** For each level below «mentees served»: the price of a unit. */
  readonly price = new Float64Array(3);
  /** For each of these levels: the sum that the mentors took at the last evaluation, minus the sum of the best answer. */
  readonly excess = new Float64Array(3);
  /** The worth of the open arcs after we subtract these prices. */
  high: Float64Array;
  low: Float64Array;
  /** What the prices of the levels add to the bound. */
  constant: Worth = nothing;
  readonly #scale: WorthScale;
  /** One unit of each level in `high`. */
  readonly #units: readonly number[];
  readonly #priced: { readonly high: Float64Array; readonly low: Float64Array };
  readonly #values: readonly Float64Array[];
  /** The best answer's sum of `high`. */
  #aim = 0;
  /** Whether the best answer now has another sum at a closed level. If so, no answer of this node is as good. */
  isPassed = false;
  readonly #average = new Float64Array(3);

  constructor({ served, firstNeed, mutual, profile }: Packing, scale: WorthScale, arcs: number) {
    this.#scale = scale;
    this.#units = [served, firstNeed, mutual, profile];
    this.#priced = { high: new Float64Array(arcs), low: new Float64Array(arcs) };
    this.#values = [0, 1, 2].map(() => new Float64Array(arcs));
    this.high = this.#priced.high;
    this.low = this.#priced.low;
  }

  /** Sets the best answer's sum of `high`. */
  aimAt(high: number): void {
    const isSame = (_: number, level: number) => this.#digit(high, level) === this.#digit(this.#aim, level);
    if (!this.#units.slice(0, this.closed).every(isSame)) this.isPassed = true;
    this.#aim = high;
  }

  get aim(): number {
    return this.#aim;
  }

  /** Opens all levels except those that were closed with these prices and this aim. */
  reopen(closed = 0, price: ArrayLike<number> = [0, 0, 0], aim = this.#aim): void {
    const now = this.#aim;
    this.price.set(price);
    this.closed = closed;
    this.#aim = aim;
    this.isPassed = false;
    this.aimAt(now);
  }

  /** Closes the levels whose sum follows from the bound. Returns whether there are any. */
  close(bound: Worth): boolean {
    const before = this.closed;
    for (; this.closed < this.#units.length; this.closed++) {
      const unit = this.#units[this.closed] ?? 1;
      // `low` may be negative and borrow a unit of `high`, so we compare with one unit more.
      if (bound.high + 1 >= (Math.floor(this.#aim / unit) + 1) * unit) break;
    }
    return this.closed > before;
  }

  /** Reads the levels of the open arcs. We subtract the average of a pair, so that these prices do not shift the prices of the mentees. */
  read(arcs: OpenArcs): void {
    const served = this.#digit(this.#aim, 0);
    this.#values.forEach((values, index) => {
      const average = served === 0 ? 0 : Math.round(this.#digit(this.#aim, index + 1) / served);
      this.#average[index] = average;
      for (let at = 0; at < arcs.length; at++) values[at] = this.#digit(arcs.high[at] ?? 0, index + 1) - average;
    });
  }

  /** The sum that the open arcs must have at a level, if the level is closed. */
  #wanted(arcs: OpenArcs, index: number): number {
    const open = (level: number) => this.#digit(this.#aim, level) - this.#digit(arcs.lockedHigh, level);
    return open(index + 1) - (this.#average[index] ?? 0) * open(0);
  }

  /** Subtracts the prices from the worth of the open arcs. */
  apply(arcs: OpenArcs): void {
    this.constant = nothing;
    this.high = arcs.high;
    this.low = arcs.low;
    for (let level = 0; level < 3; level++) this.excess[level] = -this.#wanted(arcs, level);
    if (this.closed < 2) return;
    this.high = this.#priced.high;
    this.low = this.#priced.low;
    const step = this.#scale.base / parts;
    const [one = 0, two = 0, three = 0] = this.price.map((price, level) =>
      level + 1 < this.closed ? Math.round(price * parts) : 0,
    );
    const [first, mutual, profile] = this.#values;
    const worth = (count: number): Worth => {
      const high = Math.floor(count / parts);
      return { high, low: (count - high * parts) * step };
    };
    for (const [index, price] of [one, two, three].entries()) {
      this.constant = this.#scale.plus(this.constant, worth(price * this.#wanted(arcs, index)));
    }
    for (let at = 0; at < arcs.length; at++) {
      const count = one * (first?.[at] ?? 0) + two * (mutual?.[at] ?? 0) + three * (profile?.[at] ?? 0);
      const whole = Math.floor(count / parts);
      let high = (arcs.high[at] ?? 0) - whole;
      let low = (arcs.low[at] ?? 0) - (count - whole * parts) * step;
      if (low < 0) {
        low += this.#scale.base;
        high--;
      }
      this.high[at] = high;
      this.low[at] = low;
    }
  }

  /** Adds an arc that a mentor took to the sums. */
  count(at: number): void {
    for (let level = 0; level < 3; level++) {
      this.excess[level] = (this.excess[level] ?? 0) + (this.#values[level]?.[at] ?? 0);
    }
  }

  #digit(high: number, level: number): number {
    const value = Math.floor(high / (this.#units[level] ?? 1));
    return level === 0 ? value : value % ((this.#units[level - 1] ?? 1) / (this.#units[level] ?? 1));
  }
}
