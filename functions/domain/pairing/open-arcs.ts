import type { Assignment } from './assignment.ts';
import type { Transport } from './transport.ts';
import { nothing, type Worth, type WorthScale } from './worth.ts';

/** The arcs that an assignment's conditions leave open, by column, and the places that are left. */
export class OpenArcs {
  /** The arcs of column c are from[c] … to[c] − 1. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly arc: Int32Array;
  readonly mentee: Int32Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** For each mentor: the open places (`room`), and the number of mentees who keep their places (`led`). */
  readonly room: Int32Array;
  readonly led: Int32Array;
  /** For each mentee: 1 if the mentee keeps their place. */
  readonly locked: Uint8Array;
  /** The sum of `high` of the mentees who keep their places. */
  lockedHigh = 0;
  /** How many of these mentees work alone. */
  lockedAlone = 0;
  /** The worth of these mentees' pairs. */
  settled: Worth = nothing;
  /** How many arcs are open. */
  length = 0;
  readonly #transport: Transport;
  readonly #scale: WorthScale;

  constructor(transport: Transport, scale: WorthScale) {
    const { mentees, mentors, column } = transport;
    this.#transport = transport;
    this.#scale = scale;
    this.from = new Int32Array(2 * mentors);
    this.to = new Int32Array(2 * mentors);
    this.arc = new Int32Array(column.length);
    this.mentee = new Int32Array(column.length);
    this.high = new Float64Array(column.length);
    this.low = new Float64Array(column.length);
    this.room = new Int32Array(mentors);
    this.led = new Int32Array(mentors);
    this.locked = new Uint8Array(mentees);
  }

  read(assignment: Assignment): void {
    this.#readLocked(assignment);
    const { mentors, into, intoStart, menteeOf, low } = this.#transport;
    let at = 0;
    for (let column = 0; column < 2 * mentors; column++) {
      const mentor = column % mentors;
      const led = this.led[mentor] ?? 0;
      const room = (assignment.room[mentor] ?? 0) - led;
      this.room[mentor] = room;
      const isOpen = room > 0 && (column < mentors || (led === 0 && assignment.shut[mentor] === 0));
      this.from[column] = at;
      for (let index = intoStart[column] ?? 0; isOpen && index < (intoStart[column + 1] ?? 0); index++) {
        const arc = into[index] ?? 0;
        const mentee = menteeOf[arc] ?? 0;
        const high = assignment.high[arc] ?? 0;
        if (high < 0 || this.locked[mentee] === 1) continue;
        this.arc[at] = arc;
        this.mentee[at] = mentee;
        this.high[at] = high;
        this.low[at++] = (low[arc] ?? 0) * this.#scale.unit;
      }
      this.to[column] = at;
    }
    this.length = at;
  }

  #readLocked(assignment: Assignment): void {
    const { mentees, mentors, column, high, low } = this.#transport;
    this.led.fill(0);
    this.lockedHigh = 0;
    this.lockedAlone = 0;
    let sumLow = 0;
    for (let mentee = 0; mentee < mentees; mentee++) {
      this.locked[mentee] = assignment.locked[mentee] ?? 0;
      if (this.locked[mentee] === 0) continue;
      const arc = assignment.arcOf[mentee] ?? 0;
      const to = column[arc] ?? 0;
      const mentor = to % mentors;
      if (to >= mentors) this.lockedAlone++;
      const place = (this.led[mentor] ?? 0) + 1;
      this.led[mentor] = place;
      this.lockedHigh += high[arc] ?? 0;
      sumLow += (low[arc] ?? 0) - assignment.placeCost(mentor, place);
    }
    this.settled = this.#scale.worth(this.lockedHigh, sumLow);
  }

  /** Whether the mentor may still lead one mentee alone. */
  mayBeAlone(mentor: number): boolean {
    const door = mentor + this.room.length;
    return (this.to[door] ?? 0) > (this.from[door] ?? 0);
  }

  /** Whether the mentor may still lead several mentees. */
  mayBeSeveral(mentor: number): boolean {
    return (this.room[mentor] ?? 0) > 1 && (this.to[mentor] ?? 0) - (this.from[mentor] ?? 0) > 1;
  }
}
