import { ColumnQueue } from './column-queue.ts';
import { absent, type Seating } from './seating.ts';
import type { Transport } from './transport.ts';

/**
 * Removes a mentee at the lowest cost: the mirror of `SeatSearch`. The mentee who gains most takes the free place, another takes theirs, and so on,
 * until a mentee without a mentor takes a place or a mentor gives one up.
 */
export class VacancySearch {
  readonly #transport: Transport;
  readonly #queue: ColumnQueue;
  /**
   * For each column, the arc by which somebody would leave it towards the free place; −1 for a step between a mentor and their door (see {@link
   * Transport}).
   */
  readonly #by: Int32Array;
  #bestHigh = 0;
  #bestLow = 0;
  #endColumn = -1;
  #endArc = -1;

  constructor(transport: Transport) {
    this.#transport = transport;
    const columns = 2 * transport.mentors;
    this.#queue = new ColumnQueue(columns);
    this.#by = new Int32Array(columns);
  }

  /** The mentee becomes absent. The others then get the places that are best for all of them. */
  unseat(seating: Seating, mentee: number): void {
    const arc = seating.arcOf[mentee] ?? absent;
    if (arc < 0) {
      seating.move(mentee, absent);
      return;
    }
    const column = this.#transport.column[arc] ?? 0;
    const profitHigh = (seating.high[arc] ?? 0) - (seating.priceHigh[column] ?? 0);
    const profitLow = (this.#transport.low[arc] ?? 0) - (seating.priceLow[column] ?? 0);
    // During the search the mentee keeps the place but competes for no other place.
    seating.arcOf[mentee] = absent;
    this.#search(seating, column);
    seating.arcOf[mentee] = arc;
    seating.move(mentee, absent);
    seating.costHigh += profitHigh + this.#bestHigh;
    seating.costLow += profitLow + this.#bestLow;
    this.#finish(seating, column);
  }

  /** Fills a mentor's free places while the price shows that somebody would gain. */
  fillUp(seating: Seating, mentor: number): void {
    for (let place = (seating.load[mentor] ?? 0) + 1; place <= (seating.room[mentor] ?? 0); place++) {
      const high = seating.priceHigh[mentor] ?? 0;
      if (high < 0 || (high === 0 && (seating.priceLow[mentor] ?? 0) <= seating.placeCost(mentor, place))) return;
      this.#fill(seating, mentor);
      if ((seating.load[mentor] ?? 0) < place) return;
    }
  }

  #fill(seating: Seating, mentor: number): void {
    seating.costHigh -= seating.priceHigh[mentor] ?? 0;
    seating.costLow -= seating.priceLow[mentor] ?? 0;
    const place = (seating.load[mentor] ?? 0) + 1;
    seating.load[mentor] = place;
    seating.costLow += seating.placeCost(mentor, place);
    this.#search(seating, mentor);
    seating.load[mentor] = (seating.load[mentor] ?? 0) - 1;
    seating.costHigh += this.#bestHigh;
    seating.costLow += this.#bestLow;
    this.#finish(seating, mentor);
  }

  #search(seating: Seating, from: number): void {
    const queue = this.#queue;
    const { mentors, doors } = this.#transport;
    queue.begin();
    this.#bestHigh = Number.POSITIVE_INFINITY;
    this.#bestLow = Number.NEGATIVE_INFINITY;
    queue.offer(from, 0, 0);
    for (;;) {
      const column = queue.take(this.#bestHigh, this.#bestLow);
      if (column < 0) return;
      const high = queue.high[column] ?? 0;
      const low = queue.low[column] ?? 0;
      if (column < mentors) {
        this.#release(seating, column, high, low);
        const isOpen = seating.shut[column] === 0 && seating.taken[column] === 0;
        if (doors && isOpen) this.#pass(seating, column, mentors + column, high, low);
      } else if (seating.taken[column - mentors] === 1) {
        this.#pass(seating, column, column - mentors, high, low);
      }
      if (column < mentors || seating.shut[column - mentors] === 0) this.#relax(seating, column, high, low);
    }
  }

  /** The path may end here, if the mentor gives up the last place. */
  #release(seating: Seating, mentor: number, high: number, low: number): void {
    const load = seating.load[mentor] ?? 0;
    if (load === 0) return;
    const endHigh = high + (seating.priceHigh[mentor] ?? 0);
    const endLow = low + (seating.priceLow[mentor] ?? 0) - seating.placeCost(mentor, load);
    if (endHigh > this.#bestHigh || (endHigh === this.#bestHigh && endLow >= this.#bestLow)) return;
    this.#bestHigh = endHigh;
    this.#bestLow = endLow;
    this.#endColumn = mentor;
    this.#endArc = -1;
  }

  #pass(seating: Seating, from: number, to: number, high: number, low: number): void {
    const sign = from < to ? -1 : 1;
    const mentor = from < to ? from : to;
    const door = from < to ? to : from;
    const gapHigh = (seating.priceHigh[door] ?? 0) - (seating.priceHigh[mentor] ?? 0);
    const gapLow = (seating.priceLow[door] ?? 0) - (seating.priceLow[mentor] ?? 0);
    if (this.#queue.offer(to, high + sign * gapHigh, low + sign * gapLow)) this.#by[to] = -1;
  }

  #relax(seating: Seating, column: number, high: number, low: number): void {
    const { into, intoStart, menteeOf, column: columnOf, low: worthLow } = this.#transport;
    const { high: worthHigh, priceHigh, priceLow, arcOf, locked } = seating;
    const queue = this.#queue;
    const end = intoStart[column + 1] ?? 0;
    const hereHigh = high + (priceHigh[column] ?? 0);
    const hereLow = low + (priceLow[column] ?? 0);
    for (let at = intoStart[column] ?? 0; at < end; at++) {
      const arc = into[at] ?? 0;
      const mentee = menteeOf[arc] ?? 0;
      const present = arcOf[mentee] ?? absent;
      if (present === absent || present === arc || locked[mentee] === 1) continue;
      let wayHigh = hereHigh - (worthHigh[arc] ?? 0);
      let wayLow = hereLow - (worthLow[arc] ?? 0);
      let from = -1;
      if (present >= 0) {
        from = columnOf[present] ?? 0;
        wayHigh += (worthHigh[present] ?? 0) - (priceHigh[from] ?? 0);
        wayLow += (worthLow[present] ?? 0) - (priceLow[from] ?? 0);
      }
      if (wayHigh > this.#bestHigh || (wayHigh === this.#bestHigh && wayLow >= this.#bestLow)) continue;
      if (from < 0) {
        this.#bestHigh = wayHigh;
        this.#bestLow = wayLow;
        this.#endColumn = -1;
        this.#endArc = arc;
      } else if (queue.offer(from, wayHigh, wayLow)) this.#by[from] = arc;
    }
  }

  #finish(seating: Seating, vacancy: number): void {
    const queue = this.#queue;
    const { column: columnOf, menteeOf, mentors } = this.#transport;
    for (let at = 0; at < queue.takenCount; at++) {
      const column = queue.taken[at] ?? 0;
      seating.priceHigh[column] = (seating.priceHigh[column] ?? 0) - this.#bestHigh + (queue.high[column] ?? 0);
      seating.priceLow[column] = (seating.priceLow[column] ?? 0) - this.#bestLow + (queue.low[column] ?? 0);
    }
    let column = this.#endColumn;
    if (this.#endArc >= 0) {
      seating.move(menteeOf[this.#endArc] ?? 0, this.#endArc);
      column = columnOf[this.#endArc] ?? 0;
    }
    while (column !== vacancy) {
      const arc = this.#by[column] ?? -1;
      if (arc < 0) column = column < mentors ? column + mentors : column - mentors;
      else {
        seating.move(menteeOf[arc] ?? 0, arc);
        column = columnOf[arc] ?? 0;
      }
    }
  }
}
