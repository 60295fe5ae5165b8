/** The two best columns of a row, `column` and `next`, and their costs minus prices, `first` and `second`. */
export interface TwoBest {
  readonly column: number;
  readonly next: number;
  readonly first: number;
  readonly second: number;
}

/** Columns per list. A list of this size lasts several bids and is quick to scan. */
const WIDTH = 16;

/**
 * For each row of a dense matrix, the columns with the least cost minus price, and a lower bound for all others. Prices only fall, so the bound stays
 * valid, and the list is useful until its costs exceed it.
 */
export class NearestColumns {
  /** The lists of all rows, one after another. Each list has `width` columns. */
  readonly columns: Int32Array;
  readonly width: number;
  readonly #cost: Int32Array | Float64Array;
  readonly #price: Float64Array;
  readonly #rowOf: Int32Array;
  /** The bound of each row; −∞ if the row has no list. */
  readonly #beyond: Float64Array;
  readonly #values: Float64Array;

  /**
   * @param cost - whole numbers, row by row
   * @param price - the price of every column; may fall between two calls, never rise
   * @param rowOf - the row of each column, −1 if free; among equally good columns, a free one is better
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

  /** A lower bound on cost minus price of all columns outside the row's list. Makes the list if it is missing. */
  beyond(row: number): number {
    if (this.#beyond[row] === Number.NEGATIVE_INFINITY) this.renew(row);
    return this.#beyond[row] ?? 0;
  }

  /** The two best columns of a row. Needs at least two columns. */
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
    // A column enters the new list only if it costs less than `worst`.
    let worst = Number.POSITIVE_INFINITY;
    if (this.#beyond[row] !== Number.NEGATIVE_INFINITY) {
      worst = Number.NEGATIVE_INFINITY;
      for (let at = list; at < list + width; at++) {
        const column = columns[at] ?? 0;
        worst = Math.max(worst, (line[column] ?? 0) - (price[column] ?? 0) + 1);
      }
    }
    values.fill(Number.POSITIVE_INFINITY);
    // Each row begins at a different column, so that rows with equal costs do not all list the same columns.
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
