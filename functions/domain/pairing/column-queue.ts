/**
 * A priority queue of columns, nearest first: a binary heap ordered by (high, low). Columns at the same distance as the last column taken go on a
 * stack instead, which is faster and often possible.
 */
export class ColumnQueue {
  /** The distance of each column; `high` is +∞ until the search reaches the column. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly #heap: Int32Array;
  /** The index of each column in the heap. */
  readonly #place: Int32Array;
  readonly #near: Int32Array;
  readonly #reached: Int32Array;
  #size = 0;
  #nearCount = 0;
  #reachedCount = 0;
  #nowHigh = 0;
  #nowLow = 0;
  /** The columns taken in this search, in order. */
  readonly taken: Int32Array;
  takenCount = 0;

  constructor(columns: number) {
    this.high = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
    this.low = new Float64Array(columns);
    this.#heap = new Int32Array(columns);
    this.#place = new Int32Array(columns);
    this.#near = new Int32Array(columns);
    this.#reached = new Int32Array(columns);
    this.taken = new Int32Array(columns);
  }

  begin(): void {
    for (let at = 0; at < this.#reachedCount; at++) this.high[this.#reached[at] ?? 0] = Number.POSITIVE_INFINITY;
    this.#reachedCount = 0;
    this.#size = 0;
    this.#nearCount = 0;
    this.takenCount = 0;
    this.#nowHigh = Number.NEGATIVE_INFINITY;
  }

  /** Records this path to a column and returns true, if it is the shortest so far. A taken column never gets a shorter path. */
  offer(column: number, high: number, low: number): boolean {
    const known = this.high[column] ?? 0;
    if (high > known || (high === known && low >= (this.low[column] ?? 0))) return false;
    this.high[column] = high;
    this.low[column] = low;
    if (known !== Number.POSITIVE_INFINITY) {
      this.#rise(this.#place[column] ?? 0);
      return true;
    }
    this.#reached[this.#reachedCount++] = column;
    if (high === this.#nowHigh && low === this.#nowLow) {
      this.#near[this.#nearCount++] = column;
    } else {
      this.#place[column] = this.#size;
      this.#heap[this.#size] = column;
      this.#rise(this.#size++);
    }
    return true;
  }

  /** Takes and returns the nearest column; −1 if no column is nearer than the bound. */
  take(boundHigh: number, boundLow: number): number {
    let column: number;
    if (this.#nearCount > 0) {
      if (this.#nowHigh > boundHigh || (this.#nowHigh === boundHigh && this.#nowLow >= boundLow)) return -1;
      column = this.#near[--this.#nearCount] ?? 0;
    } else {
      if (this.#size === 0) return -1;
      column = this.#heap[0] ?? 0;
      const high = this.high[column] ?? 0;
      const low = this.low[column] ?? 0;
      if (high > boundHigh || (high === boundHigh && low >= boundLow)) return -1;
      this.#nowHigh = high;
      this.#nowLow = low;
      this.#pop();
    }
    this.taken[this.takenCount++] = column;
    return column;
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const column = heap[from] ?? 0;
    const high = this.high[column] ?? 0;
    const low = this.low[column] ?? 0;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      const aboveHigh = this.high[above] ?? 0;
      if (aboveHigh < high || (aboveHigh === high && (this.low[above] ?? 0) <= low)) break;
      heap[at] = above;
      this.#place[above] = at;
      at = parent;
    }
    heap[at] = column;
    this.#place[column] = at;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap[--this.#size] ?? 0;
    const high = this.high[last] ?? 0;
    const low = this.low[last] ?? 0;
    let at = 0;
    for (let child = 1; child < this.#size; child = 2 * at + 1) {
      let below = heap[child] ?? 0;
      if (child + 1 < this.#size && this.#isNearer(heap[child + 1] ?? 0, below)) below = heap[++child] ?? 0;
      const belowHigh = this.high[below] ?? 0;
      if (belowHigh > high || (belowHigh === high && (this.low[below] ?? 0) >= low)) break;
      heap[at] = below;
      this.#place[below] = at;
      at = child;
    }
    heap[at] = last;
    this.#place[last] = at;
  }

  #isNearer(a: number, b: number): boolean {
    const aHigh = this.high[a] ?? 0;
    const bHigh = this.high[b] ?? 0;
    return aHigh < bHigh || (aHigh === bHigh && (this.low[a] ?? 0) < (this.low[b] ?? 0));
  }
}
