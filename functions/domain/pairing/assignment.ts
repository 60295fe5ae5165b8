import type { Transport } from './transport.ts';

/** The value of `arcOf` for a mentee who takes part but has no mentor. */
export const idle = -1;
/** The value of `arcOf` for a mentee who does not take part at present. */
export const absent = -2;

/**
 * The place of each mentee, and the price of each place. Between the solver's operations the prices prove that the assignment is optimal (see
 * `certificate.ts`).
 */
export class Assignment {
  readonly transport: Transport;
  /** The worth of each arc; −∞ for a closed arc. Copies share this array until a copy closes an arc. */
  high: Float64Array;
  readonly room: Int32Array;
  /** For each mentor: the places that must be taken. */
  readonly least: Int32Array;
  /** For each mentee: the arc in use, `idle` or `absent`. */
  readonly arcOf: Int32Array;
  /** For each mentor: the number of taken places. */
  readonly load: Int32Array;
  /** For each mentor: 1 if a mentee uses the mentor's door (see {@link Transport}). */
  readonly taken: Uint8Array;
  /** For each mentor: 1 if the door is shut. A shut door has the price +∞. */
  readonly shut: Uint8Array;
  /** The mentees who may move, as a linked list for each column. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** For each mentee: 1 if the mentee must keep their place. */
  readonly locked: Uint8Array;
  readonly priceHigh: Float64Array;
  readonly priceLow: Float64Array;
  costHigh = 0;
  costLow = 0;

  constructor(transport: Transport, from?: Assignment) {
    const { mentees, mentors } = transport;
    this.transport = transport;
    this.high = from?.high ?? transport.high;
    this.room = from?.room.slice() ?? transport.room.slice();
    this.least = from?.least.slice() ?? new Int32Array(mentors);
    this.arcOf = from?.arcOf.slice() ?? new Int32Array(mentees).fill(absent);
    this.load = from?.load.slice() ?? new Int32Array(mentors);
    this.taken = from?.taken.slice() ?? new Uint8Array(mentors);
    this.shut = from?.shut.slice() ?? new Uint8Array(mentors);
    this.first = from?.first.slice() ?? new Int32Array(2 * mentors).fill(-1);
    this.next = from?.next.slice() ?? new Int32Array(mentees).fill(-1);
    this.previous = from?.previous.slice() ?? new Int32Array(mentees).fill(-1);
    this.locked = from?.locked.slice() ?? new Uint8Array(mentees);
    this.priceHigh = from?.priceHigh.slice() ?? new Float64Array(2 * mentors);
    this.priceLow = from?.priceLow.slice() ?? new Float64Array(2 * mentors);
    if (from) {
      this.costHigh = from.costHigh;
      this.costLow = from.costLow;
    } else {
      for (let column = 0; column < 2 * mentors; column++) {
        this.priceHigh[column] = this.placeHigh(column % mentors, 1);
        this.priceLow[column] = this.placeLow(column % mentors, 1);
      }
    }
  }

  copy(): Assignment {
    return new Assignment(this.transport, this);
  }

  /** Sets the origin of costs: this assignment then costs 0. */
  resetCost(): void {
    this.costHigh = 0;
    this.costLow = 0;
  }

  /** The cost of a mentor's k-th place in `high`, with k from 1. Later places never cost less than earlier ones. */
  placeHigh(mentor: number, place: number): number {
    return (this.transport.led[mentor] ?? 0) + place === 1 ? 0 - this.transport.firstGain : 0;
  }

  /** The cost of a mentor's k-th place in `low`. The k-th place adds 2k − 1 to the square of the load. */
  placeLow(mentor: number, place: number): number {
    return this.transport.loadStep * (2 * ((this.transport.led[mentor] ?? 0) + place) - 1);
  }

  mentorOf(column: number): number {
    return column < this.transport.mentors ? column : column - this.transport.mentors;
  }

  /** Moves a mentee to another arc, or makes them idle or absent. Prices may become invalid. */
  move(mentee: number, arc: number): void {
    const { column } = this.transport;
    const before = this.arcOf[mentee] ?? absent;
    if (before >= 0) {
      const from = column[before] ?? 0;
      this.#unlink(mentee, from);
      this.#count(from, -1);
    }
    this.arcOf[mentee] = arc;
    if (arc >= 0) {
      const to = column[arc] ?? 0;
      this.#link(mentee, to);
      this.#count(to, 1);
    }
  }

  /** Removes a mentee, who becomes absent. Nobody else gets the freed place. */
  eject(mentee: number): void {
    const arc = this.arcOf[mentee] ?? 0;
    const mentor = this.mentorOf(this.transport.column[arc] ?? 0);
    const place = this.load[mentor] ?? 0;
    this.costHigh += (this.high[arc] ?? 0) - this.placeHigh(mentor, place);
    this.costLow += (this.transport.low[arc] ?? 0) - this.placeLow(mentor, place);
    this.move(mentee, absent);
  }

  lock(mentee: number): void {
    this.#unlink(mentee, this.transport.column[this.arcOf[mentee] ?? 0] ?? 0);
    this.locked[mentee] = 1;
  }

  /** Forbids pairs. No mentee may use one of these arcs at present. */
  closeArcs(arcs: readonly number[]): void {
    this.high = this.high.slice();
    for (const arc of arcs) this.high[arc] = Number.NEGATIVE_INFINITY;
  }

  #count(column: number, change: number): void {
    const mentor = this.mentorOf(column);
    this.load[mentor] = (this.load[mentor] ?? 0) + change;
    if (column !== mentor) this.taken[mentor] = (this.taken[mentor] ?? 0) + change;
  }

  #link(mentee: number, column: number): void {
    const head = this.first[column] ?? -1;
    this.next[mentee] = head;
    this.previous[mentee] = -1;
    if (head >= 0) this.previous[head] = mentee;
    this.first[column] = mentee;
  }

  #unlink(mentee: number, column: number): void {
    const before = this.previous[mentee] ?? -1;
    const after = this.next[mentee] ?? -1;
    if (before >= 0) this.next[before] = after;
    else this.first[column] = after;
    if (after >= 0) this.previous[after] = before;
  }
}
