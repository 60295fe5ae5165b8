/** A column of a linear programme: its entries, and the value of one unit of it. A slack (+1) or a shortage (−1) of a row is also a column. */
export interface Column<T> {
  /** `null` for a slack or a shortage. */
  readonly of: T | null;
  readonly rows: number[];
  readonly values: number[];
  worth: number;
}

/** Numbers that differ by less than this count as equal. It affects only the quality of the prices: the callers compute the bound exactly. */
const tolerance = 1e-9;
/** If the sum of the columns in use differs from the right-hand sides by more than this, we compute the inverse again. */
const mostError = 1e-6;
/** An entry below this counts as zero, and its column cannot enter the basis at that row. */
const smallestEntry = 1e-7;

/**
 * The basis of the linear programme Σ column · x = side with x ≥ 0, for the primal simplex method (Dantzig 1951) with an explicit inverse. The caller
 * adds the columns one by one (column generation). Each row has a slack and a shortage, so there is a solution for every right-hand side.
 */
export class Basis<T> {
  /** The columns in the basis, one per position. There are as many positions as rows. */
  readonly used: Column<T>[] = [];
  /** For each position: the amount of its column in the solution. */
  value: Float64Array;
  /** For each row: its price at the last solution. */
  price: Float64Array;
  readonly #side: number[] = [];
  #stride: number;
  #inverse: Float64Array;
  #entering: Float64Array;
  #filled: Int32Array;

  constructor(rows: number) {
    this.#stride = rows;
    this.value = new Float64Array(rows);
    this.price = new Float64Array(rows);
    this.#entering = new Float64Array(rows);
    this.#filled = new Int32Array(rows);
    this.#inverse = new Float64Array(rows ** 2);
  }

  get size(): number {
    return this.used.length;
  }

  /** Adds a row. `entry` returns the entry of each column in the basis in the new row. */
  addRow(side: number, entry: (column: T) => number = () => 0): void {
    const row = this.size;
    if (row === this.#stride) this.#grow();
    const own = row * this.#stride;
    let sum = 0;
    for (const [place, { of, rows, values }] of this.used.entries()) {
      const amount = of === null ? 0 : entry(of);
      if (amount === 0) continue;
      rows.push(row);
      values.push(amount);
      sum += amount * (this.value[place] ?? 0);
      const from = place * this.#stride;
      for (let at = 0; at < row; at++) {
        this.#inverse[own + at] = (this.#inverse[own + at] ?? 0) - amount * (this.#inverse[from + at] ?? 0);
      }
    }
    const sign = sum <= side ? 1 : -1;
    for (let at = 0; sign < 0 && at < row; at++) this.#inverse[own + at] = -(this.#inverse[own + at] ?? 0);
    this.#inverse[own + row] = sign;
    this.#side.push(side);
    this.used.push({ of: null, rows: [row], values: [sign], worth: 0 });
    this.value[row] = Math.abs(side - sum);
  }

  #grow(): void {
    const before = this.#inverse;
    const rows = this.#stride;
    this.#stride = 2 * rows;
    this.#inverse = new Float64Array(this.#stride ** 2);
    for (let row = 0; row < rows; row++) {
      this.#inverse.set(before.subarray(row * rows, (row + 1) * rows), row * this.#stride);
    }
    this.value = longer(this.value, this.#stride);
    this.price = longer(this.price, this.#stride);
    this.#entering = longer(this.#entering, this.#stride);
    this.#filled = new Int32Array(this.#stride);
  }

  /** Sets the value of each column in the basis, and computes the price of each row. */
  reprice(worthOf: (column: Column<T>) => number): void {
    const { size, price } = this;
    price.fill(0);
    for (const [place, column] of this.used.entries()) {
      column.worth = worthOf(column);
      const from = place * this.#stride;
      for (let row = 0; column.worth !== 0 && row < size; row++) {
        price[row] = (price[row] ?? 0) + column.worth * (this.#inverse[from + row] ?? 0);
      }
    }
  }

  /** Brings a column into the basis if its value exceeds the price of its entries by more than `least`. Returns whether it did. */
  enter(column: Column<T>, least: number): boolean {
    const { size, value, price } = this;
    const { rows, values, worth } = column;
    const gain = rows.reduce((sum, row, at) => sum - (values[at] ?? 0) * (price[row] ?? 0), worth);
    if (gain <= least) return false;
    this.#readEntering(column);
    const leaving = this.#leaving();
    if (leaving < 0) return false;
    const entering = this.#entering;
    const amount = Math.max(0, value[leaving] ?? 0) / (entering[leaving] ?? 1);
    for (let place = 0; place < size; place++) value[place] = (value[place] ?? 0) - amount * (entering[place] ?? 0);
    this.#replace(leaving, column);
    value[leaving] = amount;
    const from = leaving * this.#stride;
    for (let row = 0; row < size; row++) price[row] = (price[row] ?? 0) + gain * (this.#inverse[from + row] ?? 0);
    return true;
  }

  /** Computes how much one unit of this column reduces the amounts of the columns in the basis. */
  #readEntering({ rows, values }: Column<T>): void {
    for (let place = 0; place < this.size; place++) {
      const from = place * this.#stride;
      let sum = 0;
      for (let at = 0; at < rows.length; at++) sum += (values[at] ?? 0) * (this.#inverse[from + (rows[at] ?? 0)] ?? 0);
      this.#entering[place] = sum;
    }
  }

  /** The position whose column reaches zero first. Among several, the one with the largest entry. */
  #leaving(): number {
    const entering = this.#entering;
    let chosen = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < this.size; place++) {
      const entry = entering[place] ?? 0;
      if (entry <= smallestEntry) continue;
      const amount = Math.max(0, this.value[place] ?? 0) / entry;
      if (amount > least + tolerance) continue;
      if (amount < least - tolerance || chosen < 0 || entry > (entering[chosen] ?? 0)) chosen = place;
      least = Math.min(least, amount);
    }
    return chosen;
  }

  /** Replaces the column at a position with the entering column. */
  #replace(place: number, column: Column<T>): void {
    const inverse = this.#inverse;
    const filled = this.#filled;
    const own = place * this.#stride;
    const pivot = this.#entering[place] ?? 1;
    let count = 0;
    for (let at = 0; at < this.size; at++) {
      if (inverse[own + at] === 0) continue;
      inverse[own + at] = (inverse[own + at] ?? 0) / pivot;
      filled[count++] = at;
    }
    for (let other = 0; other < this.size; other++) {
      const factor = this.#entering[other] ?? 0;
      if (other === place || Math.abs(factor) < 1e-13) continue;
      const from = other * this.#stride;
      for (let index = 0; index < count; index++) {
        const at = filled[index] ?? 0;
        const next = (inverse[from + at] ?? 0) - factor * (inverse[own + at] ?? 0);
        inverse[from + at] = Math.abs(next) < 1e-13 ? 0 : next;
      }
    }
    this.used[place] = column;
  }

  /**
   * Changes the right-hand side of a row. If the amounts in the basis cannot follow, a slack or a shortage of the row enters the basis. Prices may
   * become invalid.
   */
  changeSide(row: number, side: number): void {
    const change = side - (this.#side[row] ?? 0);
    this.#side[row] = side;
    if (change === 0) return;
    const { size, value } = this;
    const column = { of: null, rows: [row], values: [Math.sign(change)], worth: 0 };
    this.#readEntering(column);
    let step = Math.abs(change);
    let blocking = -1;
    for (let place = 0; place < size; place++) {
      const entry = this.#entering[place] ?? 0;
      if (entry >= -smallestEntry) continue;
      const amount = Math.max(0, value[place] ?? 0) / -entry;
      if (amount >= step) continue;
      step = amount;
      blocking = place;
    }
    for (let place = 0; place < size; place++) value[place] = (value[place] ?? 0) + step * (this.#entering[place] ?? 0);
    if (blocking < 0) return;
    this.#replace(blocking, column);
    value[blocking] = Math.abs(change) - step;
  }

  /**
   * Repairs the basis after rounding errors: if the columns no longer add up to the right-hand sides, computes the inverse again. If the columns are
   * then dependent, starts again with slacks and shortages only. Returns whether anything changed.
   */
  mend(): boolean {
    const left = this.#side.slice();
    for (const [place, { rows, values }] of this.used.entries()) {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? 0;
        left[row] = (left[row] ?? 0) - (values[at] ?? 0) * (this.value[place] ?? 0);
      }
    }
    if (!left.some((amount) => Math.abs(amount) > mostError)) return false;
    const columns = this.used.slice().sort((a, b) => a.rows.length - b.rows.length);
    this.#clear();
    const isTaken = new Uint8Array(this.size);
    for (const column of columns) {
      this.#readEntering(column);
      let place = -1;
      for (let at = 0; at < this.size; at++) {
        if (isTaken[at] === 1) continue;
        if (place < 0 || Math.abs(this.#entering[at] ?? 0) > Math.abs(this.#entering[place] ?? 0)) place = at;
      }
      if (Math.abs(this.#entering[place] ?? 0) < smallestEntry) continue;
      this.#replace(place, column);
      isTaken[place] = 1;
    }
    for (let place = 0; place < this.size; place++) {
      const from = place * this.#stride;
      this.value[place] = this.#side.reduce((sum, side, row) => sum + side * (this.#inverse[from + row] ?? 0), 0);
    }
    if (this.value.some((amount) => amount < -mostError)) this.#clear();
    return true;
  }

  /** Resets the basis to slacks and shortages. */
  #clear(): void {
    this.#inverse.fill(0);
    for (const [row, side] of this.#side.entries()) {
      const sign = side < 0 ? -1 : 1;
      this.#inverse[row * this.#stride + row] = sign;
      this.used[row] = { of: null, rows: [row], values: [sign], worth: 0 };
      this.value[row] = Math.abs(side);
    }
  }
}

function longer(numbers: Float64Array, size: number): Float64Array {
  const next = new Float64Array(size);
  next.set(numbers);
  return next;
}
