/** The two cheapest columns of a row after their prices: `column`, the rival `next`, and the cost of each. */
export interface TwoBest {
  readonly column: number;
  readonly next: number;
  readonly first: number;
  readonly second: number;
}

/** Columns kept per row: enough for a list to last several bids, few enough to scan quickly. */
const WIDTH = 16;

/**
 * For each row of a dense matrix, the few columns that cost it least after their prices, and a lower bound for all others. Prices only fall, so a
 * column's cost after its price only rises. A bound therefore holds for good, and a list serves until its costs rise above its bound. So most steps
 * scan a list instead of the whole row.
 */
export class NearestColumns {
  /** The lists, one after another, `width` columns each. */
  readonly columns: Int32Array;
  readonly width: number;
  readonly #cost: Int32Array | Float64Array;
  readonly #price: Float64Array;
  readonly #rowOf: Int32Array;
  /** −∞ for a row that has no list yet. */
  readonly #beyond: Float64Array;
  readonly #values: Float64Array;

  /**
   * @param cost row by row, whole numbers
   * @param price of every column; may fall between two calls, never rise
   * @param rowOf the row that has a column, −1 for a free one: of equal columns a free one is better
   */
  constructor(cost: Int32Array | Float64Array, rows: number, price: Float64Array, rowOf: Int32Array) {
    this.#cost = cost;
    this.#price = price;
    this.#rowOf = rowOf;
    this.width = Math.min(WIDTH, price.length);
    this.columns = new Int32Array(rows * this.width);
    this.#beyond = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
    this.#values = new Float64Array(this.width);
  }

  /** A lower bound on the cost after price of all columns outside the row's list; makes the list if there is none. */
  beyond(row: number): number {
    if (this.#beyond[row] === Number.NEGATIVE_INFINITY) this.renew(row);
    return this.#beyond[row] ?? 0;
  }

  /** The two best of all columns. Needs at least two columns. */
  best(row: number): TwoBest {
    const found = this.#bestListed(row);
    if (found.second <= (this.#beyond[row] ?? 0)) return found;
    this.renew(row);
    return this.#bestListed(row);
  }

  #bestListed(row: number): TwoBest {
    const start = row * this.#price.length;
    const cost = this.#cost;
    const price = this.#price;
    const columns = this.columns;
    let [first, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [best, next] = [0, 0];
    if (this.#beyond[row] === Number.NEGATIVE_INFINITY) return { column: best, next, first, second };
    for (let at = row * this.width, to = at + this.width; at < to; at++) {
      const column = columns[at] ?? 0;
      const value = (cost[start + column] ?? 0) - (price[column] ?? 0);
      if (value > second) continue;
      if (value < first) {
        second = first;
        next = best;
        first = value;
        best = column;
      } else {
        second = value;
        next = column;
        if (value > first || this.#rowOf[best] === -1 || this.#rowOf[column] !== -1) continue;
        next = best;
        best = column;
      }
    }
    return { column: best, next, first, second };
  }

  /** Rebuilds the row's list at the current prices. */
  renew(row: number): void {
    const price = this.#price;
    const values = this.#values;
    const { columns, width } = this;
    const count = price.length;
    const line = this.#cost.subarray(row * count, (row + 1) * count);
    const list = row * width;
    const last = width - 1;
    // Only columns cheaper than the worst one found so far enter the new list.
    let worst = Number.POSITIVE_INFINITY;
    if (this.#beyond[row] !== Number.NEGATIVE_INFINITY) {
      worst = Number.NEGATIVE_INFINITY;
      for (let at = list; at < list + width; at++) {
        const column = columns[at] ?? 0;
        worst = Math.max(worst, (line[column] ?? 0) - (price[column] ?? 0) + 1);
      }
    }
    values.fill(Number.POSITIVE_INFINITY);
    // Each row begins at a different column, so that rows with equal costs do not all list the same ones.
    let column = row % count;
    for (let step = 0; step < count; step++, column++) {
      if (column === count) column = 0;
      const value = (line[column] ?? 0) - (price[column] ?? 0);
      if (value >= worst) continue;
      let at = last;
      for (; at > 0 && (values[at - 1] ?? 0) > value; at--) {
        values[at] = values[at - 1] ?? 0;
        columns[list + at] = columns[list + at - 1] ?? 0;
      }
      values[at] = value;
      columns[list + at] = column;
      if ((values[last] ?? 0) < worst) worst = values[last] ?? 0;
    }
    this.#beyond[row] = count > width ? (values[last] ?? 0) : Number.POSITIVE_INFINITY;
  }
}
