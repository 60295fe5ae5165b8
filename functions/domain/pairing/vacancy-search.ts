import { type Assignment, absent } from './assignment.ts';
import { ColumnQueue } from './column-queue.ts';
import type { Transport } from './transport.ts';

/**
 * Removes a mentee at the lowest cost, as `SeatSearch` adds one. The mentee who gains most takes the free place, another takes that mentee's place,
 * and so on, until a mentee without a mentor takes a place or a mentor gives one up.
 */
export class VacancySearch {
  readonly #transport: Transport;
  readonly #queue: ColumnQueue;
  /**
   * For each column, the arc of the mentee who would leave it for the free place. For a step between a mentor and their door (see {@link Transport}),
   * −1.
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

  /**
   * Makes the mentee absent. The others then get the places that are best for all of them. If a place must be taken and nobody else can take it, returns
   * false, and the assignment is of no more use.
   */
  unseat(assignment: Assignment, mentee: number): boolean {
    const arc = assignment.arcOf[mentee] ?? absent;
    if (arc < 0) {
      assignment.move(mentee, absent);
      return true;
    }
    const column = this.#transport.column[arc] ?? 0;
    const profitHigh = (assignment.high[arc] ?? 0) - (assignment.priceHigh[column] ?? 0);
    const profitLow = (this.#transport.low[arc] ?? 0) - (assignment.priceLow[column] ?? 0);
    // During the search the mentee keeps the place but competes for no other place.
    assignment.arcOf[mentee] = absent;
    this.#search(assignment, column);
    assignment.arcOf[mentee] = arc;
    assignment.move(mentee, absent);
    if (this.#bestHigh === Number.POSITIVE_INFINITY) return false;
    assignment.costHigh += profitHigh + this.#bestHigh;
    assignment.costLow += profitLow + this.#bestLow;
    this.#finish(assignment, column);
    return true;
  }

  /**
   * Fills one more place of a mentor at the lowest cost, even if everybody together loses by that. The mentor must not give it up: see `least` of
   * {@link Assignment}. If nobody can take the place, returns false, and the assignment is of no more use.
   */
  fill(assignment: Assignment, mentor: number): boolean {
    assignment.costHigh -= assignment.priceHigh[mentor] ?? 0;
    assignment.costLow -= assignment.priceLow[mentor] ?? 0;
    const place = (assignment.load[mentor] ?? 0) + 1;
    assignment.load[mentor] = place;
    assignment.costHigh += assignment.placeHigh(mentor, place);
    assignment.costLow += assignment.placeLow(mentor, place);
    this.#search(assignment, mentor);
    assignment.load[mentor] = place - 1;
    if (this.#bestHigh === Number.POSITIVE_INFINITY) return false;
    assignment.costHigh += this.#bestHigh;
    assignment.costLow += this.#bestLow;
    this.#finish(assignment, mentor);
    return true;
  }

  #search(assignment: Assignment, from: number): void {
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
        this.#release(assignment, column, high, low);
        const isOpen = assignment.shut[column] === 0 && assignment.taken[column] === 0;
        if (doors && isOpen) this.#pass(assignment, column, mentors + column, high, low);
      } else if (assignment.taken[column - mentors] === 1) {
        this.#pass(assignment, column, column - mentors, high, low);
      }
      if (column < mentors || assignment.shut[column - mentors] === 0) this.#relax(assignment, column, high, low);
    }
  }

  /** Ends the path here, if it is best that the mentor gives up their last taken place. */
  #release(assignment: Assignment, mentor: number, high: number, low: number): void {
    const load = assignment.load[mentor] ?? 0;
    if (load <= (assignment.least[mentor] ?? 0)) return;
    const endHigh = high + (assignment.priceHigh[mentor] ?? 0) - assignment.placeHigh(mentor, load);
    const endLow = low + (assignment.priceLow[mentor] ?? 0) - assignment.placeLow(mentor, load);
    if (endHigh > this.#bestHigh || (endHigh === this.#bestHigh && endLow >= this.#bestLow)) return;
    this.#bestHigh = endHigh;
    this.#bestLow = endLow;
    this.#endColumn = mentor;
    this.#endArc = -1;
  }

  #pass(assignment: Assignment, from: number, to: number, high: number, low: number): void {
    const sign = from < to ? -1 : 1;
    const mentor = from < to ? from : to;
    const door = from < to ? to : from;
    const gapHigh = (assignment.priceHigh[door] ?? 0) - (assignment.priceHigh[mentor] ?? 0);
    const gapLow = (assignment.priceLow[door] ?? 0) - (assignment.priceLow[mentor] ?? 0);
    if (this.#queue.offer(to, high + sign * gapHigh, low + sign * gapLow)) this.#by[to] = -1;
  }

  #relax(assignment: Assignment, column: number, high: number, low: number): void {
    const { into, intoStart, menteeOf, column: columnOf, low: worthLow } = this.#transport;
    const { high: worthHigh, priceHigh, priceLow, arcOf, locked } = assignment;
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

  #finish(assignment: Assignment, vacancy: number): void {
    const queue = this.#queue;
    const { column: columnOf, menteeOf, mentors } = this.#transport;
    for (let at = 0; at < queue.takenCount; at++) {
      const column = queue.taken[at] ?? 0;
      assignment.priceHigh[column] = (assignment.priceHigh[column] ?? 0) - this.#bestHigh + (queue.high[column] ?? 0);
      assignment.priceLow[column] = (assignment.priceLow[column] ?? 0) - this.#bestLow + (queue.low[column] ?? 0);
    }
    let column = this.#endColumn;
    if (this.#endArc >= 0) {
      assignment.move(menteeOf[this.#endArc] ?? 0, this.#endArc);
      column = columnOf[this.#endArc] ?? 0;
    }
    while (column !== vacancy) {
      const arc = this.#by[column] ?? -1;
      if (arc < 0) column = column < mentors ? column + mentors : column - mentors;
      else {
        assignment.move(menteeOf[arc] ?? 0, arc);
        column = columnOf[arc] ?? 0;
      }
    }
  }
}
