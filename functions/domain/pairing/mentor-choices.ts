import type { Assignment } from './assignment.ts';
import type { Transport } from './transport.ts';

/** Replaces the size of a group if the mentor's choice is one mentee and no group. */
const single = -1;

/**
 * The best choice of each mentor for given values of pairs and places: to lead one mentee alone, or the best group, or nobody. Only arcs that the
 * conditions of an assignment leave open are considered.
 */
export class MentorChoices {
  /** The open arcs of mentor c are arc[from[c]] … arc[to[c] − 1]; `mentee` has their mentees. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly arc: Int32Array;
  readonly mentee: Int32Array;
  /** For each mentor: the number of open places, and the mentees who keep their places. */
  readonly room: Int32Array;
  readonly led: Int32Array;
  /** For each arc: 1 if it is open. */
  readonly isOpen: Uint8Array;
  /**
   * For each mentor: the smallest number of open mentees that makes a group, and whether the mentor may lead a single mentee who did not ask to be
   * alone.
   */
  readonly fewest: Int32Array;
  readonly mayBeSingle: Uint8Array;
  /** The values of the open arcs and of each mentor's places. The caller fills these arrays. */
  readonly worth: Float64Array;
  readonly place: Float64Array;
  readonly mostPlaces: number;
  /** For each mentor: the value of the best single mentee and of the best group. An empty group has the value 0. */
  readonly alone: Float64Array;
  readonly group: Float64Array;
  readonly #bestAlone: Int32Array;
  readonly #bestSingle: Int32Array;
  /** For each mentor: the best mentees for a group, and how many of them make the best group. */
  readonly #found: Int32Array;
  readonly #member: Int32Array;
  readonly #size: Int32Array;
  readonly #transport: Transport;

  constructor(transport: Transport, mostPlaces: number) {
    const { mentors, column } = transport;
    this.#transport = transport;
    this.mostPlaces = mostPlaces;
    this.from = new Int32Array(2 * mentors);
    this.to = new Int32Array(2 * mentors);
    this.arc = new Int32Array(column.length);
    this.mentee = new Int32Array(column.length);
    this.worth = new Float64Array(column.length);
    this.isOpen = new Uint8Array(column.length);
    this.room = new Int32Array(mentors);
    this.led = new Int32Array(mentors);
    this.place = new Float64Array(mentors * mostPlaces);
    this.alone = new Float64Array(mentors);
    this.group = new Float64Array(mentors);
    this.fewest = new Int32Array(mentors);
    this.mayBeSingle = new Uint8Array(mentors);
    this.#bestAlone = new Int32Array(mentors);
    this.#bestSingle = new Int32Array(mentors);
    this.#found = new Int32Array(mentors);
    this.#member = new Int32Array(mentors * mostPlaces);
    this.#size = new Int32Array(mentors);
  }

  /** Reads which arcs and places an assignment's conditions leave open. */
  restrictTo(assignment: Assignment): void {
    const { mentors, mentees, column, into, intoStart, menteeOf } = this.#transport;
    this.led.fill(0);
    this.isOpen.fill(0);
    for (let mentee = 0; mentee < mentees; mentee++) {
      if (assignment.locked[mentee] === 0) continue;
      const mentor = (column[assignment.arcOf[mentee] ?? 0] ?? 0) % mentors;
      this.led[mentor] = (this.led[mentor] ?? 0) + 1;
    }
    for (let mentor = 0; mentor < mentors; mentor++) {
      const led = this.led[mentor] ?? 0;
      const least = assignment.least[mentor] ?? 0;
      const group = this.#transport.sized ? (this.#transport.group[mentor] ?? 1) : 1;
      const isFirst = led + (this.#transport.led[mentor] ?? 0) === 0;
      this.fewest[mentor] = Math.max(1, least - led, group - led);
      this.mayBeSingle[mentor] = Number(this.#transport.sized && isFirst && least <= 1);
    }
    let at = 0;
    for (let to = 0; to < 2 * mentors; to++) {
      const mentor = to % mentors;
      const led = this.led[mentor] ?? 0;
      const room = (assignment.room[mentor] ?? 0) - led;
      this.room[mentor] = room;
      const isOpen = room > 0 && (to < mentors || (led === 0 && assignment.shut[mentor] === 0));
      this.from[to] = at;
      for (let index = intoStart[to] ?? 0; isOpen && index < (intoStart[to + 1] ?? 0); index++) {
        const arc = into[index] ?? 0;
        const mentee = menteeOf[arc] ?? 0;
        if ((assignment.high[arc] ?? 0) < 0 || assignment.locked[mentee] === 1) continue;
        this.isOpen[arc] = 1;
        this.arc[at] = arc;
        this.mentee[at++] = mentee;
      }
      this.to[to] = at;
    }
  }

  /** Whether the mentor may still lead a single mentee, by the mentee's wish or because groups have conditions. */
  mayBeOne(mentor: number): boolean {
    const door = mentor + this.room.length;
    return this.mayBeSingle[mentor] === 1 || (this.to[door] ?? 0) > (this.from[door] ?? 0);
  }

  /** Whether these mentees are a complete choice of the mentor: a whole group, one mentee who may be the only one, or nobody. */
  isWhole(mentor: number, arcs: readonly number[]): boolean {
    const [arc] = arcs;
    if (arc === undefined || arcs.length >= (this.fewest[mentor] ?? 0)) return true;
    const isAlone = (this.#transport.column[arc] ?? 0) >= this.room.length;
    return isAlone || (arcs.length === 1 && this.mayBeSingle[mentor] === 1 && !this.#isTogether(arc));
  }

  #isTogether(arc: number): boolean {
    return this.#transport.together[this.#transport.menteeOf[arc] ?? 0] === 1;
  }

  /** Whether the mentor may still lead several mentees. */
  mayBeSeveral(mentor: number): boolean {
    return (this.room[mentor] ?? 0) > 1 && (this.to[mentor] ?? 0) - (this.from[mentor] ?? 0) > 1;
  }

  /** Computes the best choice of each mentor. */
  choose(): void {
    for (let mentor = 0; mentor < this.room.length; mentor++) {
      this.#chooseGroup(mentor);
      this.#chooseAlone(mentor);
    }
  }

  #chooseGroup(mentor: number): void {
    const { worth } = this;
    const member = this.#member;
    const first = mentor * this.mostPlaces;
    const room = this.room[mentor] ?? 0;
    const end = this.to[mentor] ?? 0;
    let found = 0;
    for (let at = this.from[mentor] ?? 0; at < end; at++) {
      const own = worth[at] ?? 0;
      let place = found;
      if (found < room) found++;
      else if ((worth[member[first + --place] ?? 0] ?? 0) >= own) continue;
      for (; place > 0 && (worth[member[first + place - 1] ?? 0] ?? 0) < own; place--) {
        member[first + place] = member[first + place - 1] ?? 0;
      }
      member[first + place] = at;
    }
    let sum = 0;
    this.group[mentor] = 0;
    this.#size[mentor] = 0;
    this.#found[mentor] = found;
    for (let place = 0; place < found; place++) {
      sum += (worth[member[first + place] ?? 0] ?? 0) + this.#placeWorth(mentor, place);
      if (place + 1 < (this.fewest[mentor] ?? 0) || sum <= (this.group[mentor] ?? 0)) continue;
      this.group[mentor] = sum;
      this.#size[mentor] = place + 1;
    }
    if (this.mayBeSingle[mentor] === 1 && room > 0) this.#chooseSingle(mentor);
  }

  /** Chooses a single mentee who did not ask for a group, if this is worth more than the group. */
  #chooseSingle(mentor: number): void {
    for (let at = this.from[mentor] ?? 0; at < (this.to[mentor] ?? 0); at++) {
      const own = (this.worth[at] ?? 0) + this.#placeWorth(mentor, 0);
      if (own <= (this.group[mentor] ?? 0) || this.#isTogether(this.arc[at] ?? 0)) continue;
      this.group[mentor] = own;
      this.#size[mentor] = single;
      this.#bestSingle[mentor] = at;
    }
  }

  #chooseAlone(mentor: number): void {
    const door = mentor + this.room.length;
    const end = this.to[door] ?? 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = this.from[door] ?? 0; at < end; at++) {
      if ((this.worth[at] ?? 0) <= most) continue;
      most = this.worth[at] ?? 0;
      this.#bestAlone[mentor] = at;
    }
    this.alone[mentor] = most + this.#placeWorth(mentor, 0);
  }

  /** The value of the next place of a mentor, when `place` places are taken. */
  #placeWorth(mentor: number, place: number): number {
    return this.place[mentor * this.mostPlaces + (this.led[mentor] ?? 0) + place] ?? 0;
  }

  /** The arcs of a mentor's best choice: one mentee alone, or a group. */
  arcsOf(mentor: number, isAlone: boolean): number[] {
    if (isAlone) return [this.arc[this.#bestAlone[mentor] ?? 0] ?? 0];
    if (this.#size[mentor] === single) return [this.arc[this.#bestSingle[mentor] ?? 0] ?? 0];
    const first = mentor * this.mostPlaces;
    return Array.from(this.#member.subarray(first, first + (this.#size[mentor] ?? 0)), (at) => this.arc[at] ?? 0);
  }

  /** Yields each open arc with the value of its mentor's best choice that contains the arc. */
  *withEach(): Generator<{ readonly arc: number; readonly mentor: number; readonly worth: number }> {
    const { mentors } = this.#transport;
    for (let column = 0; column < 2 * mentors; column++) {
      const mentor = column % mentors;
      for (let at = this.from[column] ?? 0; at < (this.to[column] ?? 0); at++) {
        const alone = (this.worth[at] ?? 0) + this.#placeWorth(mentor, 0);
        yield { arc: this.arc[at] ?? 0, mentor, worth: column < mentors ? this.#groupWith(mentor, at, alone) : alone };
      }
    }
  }

  #groupWith(mentor: number, own: number, alone: number): number {
    const first = mentor * this.mostPlaces;
    let sum = alone;
    const fewest = this.fewest[mentor] ?? 0;
    const mayBeOnly = fewest <= 1 || (this.mayBeSingle[mentor] === 1 && !this.#isTogether(this.arc[own] ?? 0));
    let most = mayBeOnly ? alone : Number.NEGATIVE_INFINITY;
    let place = 1;
    for (let index = 0; index < (this.#found[mentor] ?? 0) && place < (this.room[mentor] ?? 0); index++) {
      const at = this.#member[first + index] ?? 0;
      if (at === own) continue;
      sum += (this.worth[at] ?? 0) + this.#placeWorth(mentor, place++);
      if (place >= fewest) most = Math.max(most, sum);
    }
    return most;
  }
}
