import { ColumnQueue } from '../../functions/domain/pairing/column-queue.ts';
import { NearestColumns } from './nearest-columns.ts';

/** An optimal assignment of each row to its own column, with prices that prove the optimum. */
export interface Assignment {
  readonly columnOf: Int32Array;
  /** cost(i, j) ≥ rowPrice(i) + columnPrice(j) for all i, j. Both sides are equal if row i has column j. */
  readonly rowPrice: Float64Array;
  /** The price of each column. With more columns than rows, prices are at most 0, and an unassigned column has the price 0. */
  readonly columnPrice: Float64Array;
  readonly cost: number;
}

/**
 * The cheapest assignment of rows to columns of a dense matrix (Jonker and Volgenant 1987). In a square matrix, each column first gets the cost of
 * its cheapest row as its price. Then the free rows bid. Then shortest augmenting paths assign the remaining rows. Each row looks at its nearest
 * columns first (`NearestColumns`). The result is exact: costs are whole numbers that we only add and subtract, so nothing is rounded while |cost| ·
 * rows stays below 2⁵³.
 * @param cost - rows × columns whole numbers, row by row
 * @throws RangeError for more rows than columns, or a matrix of another size
 */
export function assign(cost: Int32Array | Float64Array, rows: number, columns: number): Assignment {
  if (rows > columns) throw new RangeError(`${rows} rows do not fit into ${columns} columns`);
  if (cost.length !== rows * columns) throw new RangeError(`${cost.length} costs given for ${rows} × ${columns}`);
  const search = new DenseSearch(cost, rows, columns);
  return search.solve();
}

/** If the bids leave more than this share of a square matrix's rows free, an auction runs first, because many path searches would be slow. */
const manyFree = 1 / 8;
/** If no auction has run yet, one also runs after path searches have taken more than this many steps per row. */
const maxStepsPerRow = 25;
/** Each auction round divides the bid step by this number. */
const refinement = 5;
/** The auction stops when at most this share of the rows lacks its best column. */
const fewDiscontent = 1 / 8;
/** How many columns each row considers before the bids. */
const nearby = 8;

class DenseSearch {
  readonly #cost: Int32Array | Float64Array;
  readonly #rows: number;
  readonly #columns: number;
  readonly #columnOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #price: Float64Array;
  readonly #comer: Int32Array;
  readonly #near: NearestColumns;
  readonly #queue: ColumnQueue;
  /** The rows in the current path search. `way` is the distance to the row. The search has already looked at the row's columns closer than `horizon`. */
  readonly #seen: { readonly row: number; readonly way: number; horizon: number }[] = [];
  /** The nearest free column of the current path search. */
  #end = -1;
  #endDistance = 0;
  /** How many rows all path searches have processed so far. */
  #steps = 0;

  constructor(cost: Int32Array | Float64Array, rows: number, columns: number) {
    this.#cost = cost;
    this.#rows = rows;
    this.#columns = columns;
    this.#columnOf = new Int32Array(rows).fill(-1);
    this.#rowOf = new Int32Array(columns).fill(-1);
    this.#price = new Float64Array(columns);
    this.#comer = new Int32Array(columns);
    this.#near = new NearestColumns(cost, rows, this.#price, this.#rowOf);
    this.#queue = new ColumnQueue(columns);
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
      if (mayAuction && (free.length > manyFree * this.#rows || this.#steps > maxStepsPerRow * this.#rows)) {
        mayAuction = false;
        free = this.#bid(this.#auction());
      } else {
        this.#augment(row);
        free.pop();
      }
    }
    return this.#answer();
  }

  /** Sets the price of each column to the cost of its cheapest row. That row gets the column, unless the row already has one. */
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

  /** Gives each free row a free column whose cost equals its price: no column is better. This helps if many costs are equal. */
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

  /**
   * Each free row bids for its best column, up to the value of its second best column. The row that loses the column bids next. Returns the rows that
   * stay free.
   */
  #bid(rows: number[]): number[] {
    const price = this.#price;
    let free = rows;
    // Rows may outbid each other by small steps for a long time. After this many bids, a path search is faster.
    let bids = 4 * this.#rows;
    for (let round = 0; round < 2 && this.#columns > 1; round++) {
      const left: number[] = [];
      for (let at = 0; at < free.length; ) {
        const row = free[at++] ?? 0;
        if (bids-- <= 0) {
          left.push(row);
          continue;
        }
        const { column, next, first, second } = this.#near.best(row);
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
   * An auction with ever smaller bid steps (Bertsekas 1988) finds prices that leave few long paths. Without the auction, path searches take cubic
   * time on products and distances. The auction ends when few rows lack their best column, at the latest after bid step 1. It frees these rows and
   * returns them.
   */
  #auction(): number[] {
    const size = this.#rows;
    let largest = 1;
    for (const value of this.#cost) largest = Math.max(largest, Math.abs(value));
    for (let step = Math.ceil(largest / refinement ** 2); ; step = Math.ceil(step / refinement)) {
      this.#rowOf.fill(-1);
      const waiting = Array.from({ length: size }, (_, index) => size - 1 - index);
      for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
        const { column, first, second } = this.#near.best(row);
        const holder = this.#rowOf[column] ?? -1;
        this.#price[column] = (this.#price[column] ?? 0) - (second - first) - step;
        this.#take(row, column);
        if (holder >= 0) waiting.push(holder);
      }
      const freed = this.#discontent();
      if (step > 1 && freed.length > fewDiscontent * size) continue;
      for (const row of freed) {
        this.#rowOf[this.#columnOf[row] ?? 0] = -1;
        this.#columnOf[row] = -1;
      }
      return freed;
    }
  }

  /** Rows whose column is not the best for them at the current prices. */
  #discontent(): number[] {
    const discontent: number[] = [];
    for (let row = 0; row < this.#rows; row++) {
      const own = this.#columnOf[row] ?? 0;
      const value = (this.#cost[row * this.#columns + own] ?? 0) - (this.#price[own] ?? 0);
      if (value !== this.#near.best(row).first) discontent.push(row);
    }
    return discontent;
  }

  /** Assigns a free row along the shortest augmenting path, by Dijkstra's algorithm over reduced costs. Rows offer their nearest columns first. */
  #augment(source: number): void {
    const queue = this.#queue;
    const price = this.#price;
    queue.begin();
    this.#seen.length = 0;
    this.#end = -1;
    this.#endDistance = Number.POSITIVE_INFINITY;
    this.#look(source, 0);
    for (let horizon = this.#horizon(); ; ) {
      // Costs are whole numbers, so we may take a column whose distance equals the horizon.
      const column = queue.take(Math.min(this.#endDistance, horizon + 1), 0);
      if (column >= 0) {
        const row = this.#rowOf[column] ?? 0;
        const own = (this.#cost[row * this.#columns + column] ?? 0) - (price[column] ?? 0);
        horizon = Math.min(horizon, this.#look(row, (queue.high[column] ?? 0) - own));
      } else {
        if (this.#endDistance <= horizon) break;
        this.#lookFarther(horizon);
        horizon = this.#horizon();
      }
    }
    for (let at = 0; at < queue.takenCount; at++) {
      const column = queue.taken[at] ?? 0;
      price[column] = (price[column] ?? 0) + (queue.high[column] ?? 0) - this.#endDistance;
    }
    for (let column = this.#end; ; ) {
      const row = this.#comer[column] ?? 0;
      const before = this.#columnOf[row] ?? -1;
      this.#take(row, column);
      if (row === source) return;
      column = before;
    }
  }

  /** Adds a row to the path search and offers its nearest columns. Returns its horizon. */
  #look(row: number, way: number): number {
    this.#steps++;
    const horizon = way + this.#near.beyond(row);
    this.#offerNear(row, way);
    this.#seen.push({ row, way, horizon });
    return horizon;
  }

  #horizon(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const { horizon } of this.#seen) if (horizon < least) least = horizon;
    return least;
  }

  /** Makes the row with this horizon offer more columns: a new list or, if the new list reaches no farther, all columns. */
  #lookFarther(horizon: number): void {
    const seen = this.#seen.find((each) => each.horizon === horizon);
    if (!seen) return;
    const { row, way } = seen;
    this.#near.renew(row);
    seen.horizon = way + this.#near.beyond(row);
    if (seen.horizon > horizon) {
      this.#offerNear(row, way);
    } else {
      for (let column = 0; column < this.#columns; column++) this.#offer(row, way, column);
      seen.horizon = Number.POSITIVE_INFINITY;
    }
  }

  #offerNear(row: number, way: number): void {
    const { columns, width } = this.#near;
    for (let at = row * width, to = at + width; at < to; at++) this.#offer(row, way, columns[at] ?? 0);
  }

  #offer(row: number, way: number, column: number): void {
    const distance = way + (this.#cost[row * this.#columns + column] ?? 0) - (this.#price[column] ?? 0);
    if (distance >= this.#endDistance) return;
    if (this.#rowOf[column] === -1) {
      this.#end = column;
      this.#endDistance = distance;
      this.#comer[column] = row;
    } else if (this.#queue.offer(column, distance, 0)) {
      this.#comer[column] = row;
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
