/** An optimal assignment of every row to a column of its own, with the prices that prove it. */
export interface Assignment {
  readonly columnOf: Int32Array;
  /** cost(i, j) ≥ rowPrice(i) + columnPrice(j) for all i, j, with equality where i is assigned to j. */
  readonly rowPrice: Float64Array;
  /** At most 0; exactly 0 for a column that no row got. */
  readonly columnPrice: Float64Array;
  readonly cost: number;
}

/**
 * The cheapest assignment of rows to columns of a dense matrix (Jonker and Volgenant 1987): prices from the cheapest row of
 * every column, then bids of the free rows, then shortest augmenting paths for those still free. Exact: costs are whole
 * numbers and only sums and differences of them are formed, so nothing is ever rounded while |cost| · rows stays below 2⁵³.
 * @param cost row by row, rows × columns whole numbers
 * @throws RangeError for more rows than columns, or a matrix of another size
 */
export function assign(cost: Int32Array | Float64Array, rows: number, columns: number): Assignment {
  if (rows > columns) throw new RangeError(`${rows} rows do not fit into ${columns} columns`);
  if (cost.length !== rows * columns) throw new RangeError(`${cost.length} costs given for ${rows} × ${columns}`);
  const search = new DenseSearch(cost, rows, columns);
  return search.solve();
}

/** Where bids leave a larger share of the rows free, paths would be long and many: an auction is the cheaper way to good prices. */
const manyFree = 1 / 8;
/** So it is after that many steps of path searches a row. */
const patience = 25;
/** By how much each round of the auction is finer than the one before. */
const refinement = 5;
/** Columns looked at for a row before the bids. */
const nearby = 8;

class DenseSearch {
  readonly #cost: Int32Array | Float64Array;
  readonly #rows: number;
  readonly #columns: number;
  readonly #columnOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #price: Float64Array;
  readonly #distance: Float64Array;
  readonly #comer: Int32Array;
  readonly #settled: Int32Array;
  readonly #settledPrice: Float64Array;
  /** Rows looked through by path searches. */
  #steps = 0;

  constructor(cost: Int32Array | Float64Array, rows: number, columns: number) {
    this.#cost = cost;
    this.#rows = rows;
    this.#columns = columns;
    this.#columnOf = new Int32Array(rows).fill(-1);
    this.#rowOf = new Int32Array(columns).fill(-1);
    this.#price = new Float64Array(columns);
    this.#distance = new Float64Array(columns);
    this.#comer = new Int32Array(columns);
    this.#settled = new Int32Array(columns);
    this.#settledPrice = new Float64Array(columns);
  }

  solve(): Assignment {
    if (this.#rows === this.#columns) {
      this.#reduceColumns();
      this.#takeCheapest();
    }
    let free: number[] = [];
    for (let row = 0; row < this.#rows; row++) if (this.#columnOf[row] === -1) free.push(row);
    free = this.#bid(free);
    let mayAuction = this.#rows === this.#columns;
    for (let row = free.at(-1); row !== undefined; row = free.at(-1)) {
      if (mayAuction && (free.length > manyFree * this.#rows || this.#steps > patience * this.#rows)) {
        mayAuction = false;
        free = this.#bid(this.#auction());
      } else {
        this.#augment(row);
        free.pop();
      }
    }
    return this.#answer();
  }

  /** Prices every column at its cheapest row, which gets it if it has none yet. */
  #reduceColumns(): void {
    const cost = this.#cost;
    const size = this.#columns;
    const price = this.#price;
    const cheapest = this.#comer;
    price.fill(Number.POSITIVE_INFINITY);
    for (let row = 0, at = 0; row < size; row++) {
      for (let column = 0; column < size; column++, at++) {
        const value = cost[at] ?? 0;
        if (value >= (price[column] ?? 0)) continue;
        price[column] = value;
        cheapest[column] = row;
      }
    }
    for (let column = size - 1; column >= 0; column--) {
      const row = cheapest[column] ?? 0;
      if (this.#columnOf[row] === -1) this.#take(row, column);
    }
  }

  /**
   * Gives rows still free a free column that costs exactly its price, if one is near: none is better for them. That is
   * where many costs are equal; where few are, bids find better places than the first that comes.
   */
  #takeCheapest(): void {
    const size = this.#columns;
    for (let row = 0; row < size; row++) {
      if (this.#columnOf[row] !== -1) continue;
      for (let step = 0, column = row; step < Math.min(nearby, size); step++, column = (column + 1) % size) {
        if (this.#rowOf[column] !== -1 || this.#cost[row * size + column] !== this.#price[column]) continue;
        this.#take(row, column);
        break;
      }
    }
  }

  #take(row: number, column: number): void {
    this.#columnOf[row] = column;
    this.#rowOf[column] = row;
  }

  /** Each free row bids for its best column up to what its second best leaves; whoever had it bids next. Returns the rows left. */
  #bid(rows: number[]): number[] {
    const price = this.#price;
    let free = rows;
    // Rows may outbid each other by small steps for long: a path search is the better way then.
    let bids = 4 * this.#rows;
    for (let round = 0; round < 2 && this.#columns > 1; round++) {
      const left: number[] = [];
      for (let at = 0; at < free.length; ) {
        const row = free[at++] ?? 0;
        if (bids-- <= 0) {
          left.push(row);
          continue;
        }
        const { column, next, first, second } = this.#bestColumns(row);
        let best = column;
        let holder = this.#rowOf[best] ?? -1;
        if (first < second) price[best] = (price[best] ?? 0) - (second - first);
        else if (holder >= 0) {
          best = next;
          holder = this.#rowOf[best] ?? -1;
        }
        this.#take(row, best);
        if (holder < 0) continue;
        this.#columnOf[holder] = -1;
        if (first < second) free[--at] = holder;
        else left.push(holder);
      }
      free = left;
    }
    return free;
  }

  /**
   * An auction with finer and finer bids (Bertsekas 1988) finds prices from which hardly any path is long, where paths alone
   * would take cubic time (products, distances). The last bids are whole units, so rows may end a unit from their best
   * column: those are freed again and returned.
   */
  #auction(): number[] {
    const size = this.#rows;
    let largest = 1;
    for (const value of this.#cost) largest = Math.max(largest, Math.abs(value));
    for (let step = Math.ceil(largest / refinement ** 2); ; step = Math.ceil(step / refinement)) {
      this.#rowOf.fill(-1);
      const waiting = Array.from({ length: size }, (_, index) => size - 1 - index);
      for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
        const { column, first, second } = this.#bestColumns(row);
        const holder = this.#rowOf[column] ?? -1;
        this.#price[column] = (this.#price[column] ?? 0) - (second - first) - step;
        this.#take(row, column);
        if (holder >= 0) waiting.push(holder);
      }
      if (step === 1) break;
    }
    const freed: number[] = [];
    for (let row = 0; row < size; row++) {
      const own = this.#columnOf[row] ?? 0;
      const { first } = this.#bestColumns(row);
      if ((this.#cost[row * size + own] ?? 0) - (this.#price[own] ?? 0) === first) continue;
      this.#columnOf[row] = -1;
      this.#rowOf[own] = -1;
      freed.push(row);
    }
    return freed;
  }

  /** The column that costs a row least after its price, a free one where several do, and the least of all the others. */
  #bestColumns(row: number): { column: number; next: number; first: number; second: number } {
    const cost = this.#cost;
    const price = this.#price;
    const columns = this.#columns;
    const start = row * columns;
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    let best = 0;
    let next = 0;
    for (let column = 0; column < columns; column++) {
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

  /**
   * The shortest augmenting path from a free row: Dijkstra over reduced costs, one pass over the columns a step. A settled
   * column is put out of reach, price −∞ and distance +∞, so that the pass needs no question about it.
   */
  #augment(source: number): void {
    const cost = this.#cost;
    const columns = this.#columns;
    const price = this.#price;
    const distance = this.#distance;
    const comer = this.#comer;
    const rowOf = this.#rowOf;
    distance.fill(Number.POSITIVE_INFINITY);
    let settled = 0;
    let nearest = Number.NEGATIVE_INFINITY;
    let end = -1;
    for (let row = source, base = 0; end < 0; ) {
      this.#steps++;
      const start = row * columns;
      let least = Number.POSITIVE_INFINITY;
      let column = 0;
      const line = cost.subarray(start, start + columns);
      for (let other = 0; other < columns; other++) {
        const value = base + (line[other] ?? 0) - (price[other] ?? 0);
        let known = distance[other] ?? 0;
        if (value < known) {
          distance[other] = value;
          comer[other] = row;
          known = value;
          // As near as the column just settled, and free: no way can be shorter.
          if (value === nearest && rowOf[other] === -1) {
            end = other;
            break;
          }
        }
        if (known <= least && (known < least || rowOf[other] === -1)) {
          least = known;
          column = other;
        }
      }
      if (end >= 0) break;
      nearest = least;
      const holder = rowOf[column] ?? -1;
      if (holder < 0) end = column;
      else {
        row = holder;
        base = nearest - (cost[holder * columns + column] ?? 0) + (price[column] ?? 0);
        this.#settled[settled] = column;
        this.#settledPrice[settled++] = (price[column] ?? 0) + nearest;
        price[column] = Number.NEGATIVE_INFINITY;
        distance[column] = Number.POSITIVE_INFINITY;
      }
    }
    for (let at = 0; at < settled; at++) price[this.#settled[at] ?? 0] = (this.#settledPrice[at] ?? 0) - nearest;
    for (let column = end; ; ) {
      const row = comer[column] ?? 0;
      const before = this.#columnOf[row] ?? -1;
      this.#take(row, column);
      if (row === source) return;
      column = before;
    }
  }

  #answer(): Assignment {
    const rowPrice = new Float64Array(this.#rows);
    let total = 0;
    for (let row = 0; row < this.#rows; row++) {
      const column = this.#columnOf[row] ?? 0;
      const value = this.#cost[row * this.#columns + column] ?? 0;
      rowPrice[row] = value - (this.#price[column] ?? 0);
      total += value;
    }
    return { columnOf: this.#columnOf, rowPrice, columnPrice: this.#price, cost: total };
  }
}
