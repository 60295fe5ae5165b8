import { type Assignment, absent, idle } from './assignment.ts';
import { ColumnQueue } from './column-queue.ts';
import type { Transport } from './transport.ts';

/**
 * Finds the cheapest place for an absent mentee by a shortest augmenting path (Dijkstra over reduced costs; Edmonds and Karp 1972, Tomizawa 1971).
 * Each mentee on the path takes the next one's place; the last finds a free place or stays without a mentor.
 */
export class SeatSearch {
  readonly #transport: Transport;
  readonly #queue: ColumnQueue;
  /**
   * For each column, the mentee who would enter it and their arc. For a step between a mentor and their door (see {@link Transport}), the mentee is
   * −1.
   */
  readonly #comer: Int32Array;
  readonly #by: Int32Array;
  #bestHigh = 0;
  #bestLow = 0;
  /** The end of the best path: a column with a free place, or a mentee who becomes idle. */
  #endColumn = -1;
  #endMentee = -1;

  constructor(transport: Transport) {
    this.#transport = transport;
    const columns = 2 * transport.mentors;
    this.#queue = new ColumnQueue(columns);
    this.#comer = new Int32Array(columns);
    this.#by = new Int32Array(columns);
  }

  /** Gives a mentee the best place, or leaves them idle if that is better. The search does not use the arc `but`. */
  seat(assignment: Assignment, mentee: number, but = -1): void {
    this.#begin(0, 0, mentee);
    const { start } = this.#transport;
    this.#relax(assignment, mentee, start[mentee] ?? 0, start[mentee + 1] ?? 0, 0, 0, but);
    this.#search(assignment);
    this.#finish(assignment, mentee);
  }

  /** Gives a mentee the place of a given arc. If this is impossible, returns false and changes nothing. */
  seatOn(assignment: Assignment, mentee: number, arc: number): boolean {
    this.#begin(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1);
    this.#relax(assignment, mentee, arc, arc + 1, 0, 0, -1);
    this.#search(assignment);
    if (this.#bestHigh === Number.POSITIVE_INFINITY) return false;
    this.#finish(assignment, mentee);
    return true;
  }

  #begin(high: number, low: number, idler: number): void {
    this.#queue.begin();
    this.#bestHigh = high;
    this.#bestLow = low;
    this.#endColumn = -1;
    this.#endMentee = idler;
  }

  #search(assignment: Assignment): void {
    const queue = this.#queue;
    const { mentors, doors } = this.#transport;
    for (;;) {
      const column = queue.take(this.#bestHigh, this.#bestLow);
      if (column < 0) return;
      const high = queue.high[column] ?? 0;
      const low = queue.low[column] ?? 0;
      if (column < mentors) {
        const load = assignment.load[column] ?? 0;
        if (load < (assignment.room[column] ?? 0)) this.#end(assignment, column, load, high, low);
        if (doors && assignment.taken[column] === 1) this.#pass(assignment, column, mentors + column, high, low);
      } else if (assignment.taken[column - mentors] === 0) {
        this.#pass(assignment, column, column - mentors, high, low);
      }
      for (let holder = assignment.first[column] ?? -1; holder >= 0; holder = assignment.next[holder] ?? -1) {
        this.#displace(assignment, holder, column, high, low);
      }
    }
  }

  #end(assignment: Assignment, column: number, load: number, high: number, low: number): void {
    const endHigh = high + assignment.placeHigh(column, load + 1) - (assignment.priceHigh[column] ?? 0);
    const endLow = low + assignment.placeLow(column, load + 1) - (assignment.priceLow[column] ?? 0);
    if (endHigh > this.#bestHigh || (endHigh === this.#bestHigh && endLow >= this.#bestLow)) return;
    this.#bestHigh = endHigh;
    this.#bestLow = endLow;
    this.#endColumn = column;
    this.#endMentee = -1;
  }

  /** Continues from a mentor to their taken door, whose mentee would leave, or from a free door to the mentor's places. */
  #pass(assignment: Assignment, from: number, to: number, high: number, low: number): void {
    const sign = from < to ? 1 : -1;
    const mentor = from < to ? from : to;
    const door = from < to ? to : from;
    const gapHigh = (assignment.priceHigh[door] ?? 0) - (assignment.priceHigh[mentor] ?? 0);
    const gapLow = (assignment.priceLow[door] ?? 0) - (assignment.priceLow[mentor] ?? 0);
    if (this.#queue.offer(to, high + sign * gapHigh, low + sign * gapLow)) this.#comer[to] = -1;
  }

  #displace(assignment: Assignment, holder: number, column: number, high: number, low: number): void {
    const arc = assignment.arcOf[holder] ?? 0;
    const baseHigh = high - (assignment.priceHigh[column] ?? 0) + (assignment.high[arc] ?? 0);
    const baseLow = low - (assignment.priceLow[column] ?? 0) + (this.#transport.low[arc] ?? 0);
    if (baseHigh < this.#bestHigh || (baseHigh === this.#bestHigh && baseLow < this.#bestLow)) {
      this.#bestHigh = baseHigh;
      this.#bestLow = baseLow;
      this.#endColumn = -1;
      this.#endMentee = holder;
    }
    const { start } = this.#transport;
    this.#relax(assignment, holder, start[holder] ?? 0, start[holder + 1] ?? 0, baseHigh, baseLow, -1);
  }

  #relax(
    assignment: Assignment,
    mentee: number,
    from: number,
    to: number,
    high: number,
    low: number,
    but: number,
  ): void {
    const { column: columnOf, low: worthLow } = this.#transport;
    const { high: worthHigh, priceHigh, priceLow } = assignment;
    const queue = this.#queue;
    for (let arc = from; arc < to; arc++) {
      const column = columnOf[arc] ?? 0;
      const wayHigh = high + (priceHigh[column] ?? 0) - (worthHigh[arc] ?? 0);
      if (wayHigh > this.#bestHigh) continue;
      const wayLow = low + (priceLow[column] ?? 0) - (worthLow[arc] ?? 0);
      if (wayHigh === this.#bestHigh && wayLow >= this.#bestLow) continue;
      if (arc === but) continue;
      if (queue.offer(column, wayHigh, wayLow)) {
        this.#comer[column] = mentee;
        this.#by[column] = arc;
      }
    }
  }

  /** Raises the prices of the columns that the search passed, and moves everybody on the path. */
  #finish(assignment: Assignment, source: number): void {
    const queue = this.#queue;
    const { priceHigh, priceLow } = assignment;
    for (let at = 0; at < queue.takenCount; at++) {
      const column = queue.taken[at] ?? 0;
      priceHigh[column] = (priceHigh[column] ?? 0) + this.#bestHigh - (queue.high[column] ?? 0);
      priceLow[column] = (priceLow[column] ?? 0) + this.#bestLow - (queue.low[column] ?? 0);
    }
    assignment.costHigh += this.#bestHigh;
    assignment.costLow += this.#bestLow;
    let column = this.#endColumn;
    if (this.#endMentee >= 0) {
      column = this.#columnOf(assignment, this.#endMentee);
      assignment.move(this.#endMentee, idle);
      if (this.#endMentee === source) return;
    }
    for (;;) {
      const mentee = this.#comer[column] ?? -1;
      if (mentee < 0) {
        column = column < this.#transport.mentors ? column + this.#transport.mentors : column - this.#transport.mentors;
        continue;
      }
      const before = this.#columnOf(assignment, mentee);
      assignment.move(mentee, this.#by[column] ?? 0);
      if (mentee === source) return;
      column = before;
    }
  }

  #columnOf(assignment: Assignment, mentee: number): number {
    const arc = assignment.arcOf[mentee] ?? absent;
    return arc >= 0 ? (this.#transport.column[arc] ?? 0) : -1;
  }
}
