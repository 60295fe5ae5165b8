import { type Assignment, absent, idle } from './assignment.ts';
import type { Transport } from './transport.ts';

const free = -1;
const throughDoor = -2;
const placeGivenUp = -3;

/**
 * Turns an optimal assignment into the one with the smallest list of (mentee code, mentor code). Optimal assignments differ by closed cycles of moves
 * that cost nothing. So each mentee in turn takes the first arc that begins such a cycle, if the cycle moves no earlier mentee.
 */
export class TieBreaker {
  readonly #transport: Transport;
  /** An extra node after all columns, for mentees without a mentor and for places that mentors give up. */
  readonly #sink: number;
  readonly #comer: Int32Array;
  readonly #by: Int32Array;
  readonly #queue: Int32Array;
  readonly #seen: Int32Array;
  /** The arcs that are worth exactly as much to mentee i as the present arc: tight[tightStart[i]] … tight[tightStart[i + 1] − 1]. */
  readonly #tightStart: Int32Array;
  #tight = new Int32Array(0);
  /** For each mentee: 1 if the mentee loses nothing without a mentor. */
  readonly #mayIdle: Uint8Array;
  #round = 0;
  #queued = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#sink = 2 * transport.mentors;
    this.#comer = new Int32Array(this.#sink + 1);
    this.#by = new Int32Array(this.#sink + 1);
    this.#queue = new Int32Array(this.#sink + 1);
    this.#seen = new Int32Array(this.#sink + 1);
    this.#tightStart = new Int32Array(transport.mentees + 1);
    this.#mayIdle = new Uint8Array(transport.mentees);
  }

  /** Turns the assignment into the first of all equally good assignments, one mentee per step. */
  *steps(assignment: Assignment): Generator<void> {
    yield* this.#gather(assignment);
    for (let mentee = 0; mentee < this.#transport.mentees; mentee++) {
      this.#settle(assignment, mentee);
      yield;
    }
  }

  *#gather(assignment: Assignment): Generator<void> {
    const { mentees, start, column, low } = this.#transport;
    const { high, priceHigh, priceLow, arcOf } = assignment;
    let count = 0;
    for (let mentee = 0; mentee < mentees; mentee++) {
      const from = start[mentee] ?? 0;
      const end = start[mentee + 1] ?? 0;
      if (count + end - from > this.#tight.length) {
        const longer = new Int32Array(2 * this.#tight.length + end - from);
        longer.set(this.#tight);
        this.#tight = longer;
      }
      const tight = this.#tight;
      const own = arcOf[mentee] ?? idle;
      const at = own < 0 ? 0 : (column[own] ?? 0);
      const hasHigh = own < 0 ? 0 : (high[own] ?? 0) - (priceHigh[at] ?? 0);
      const hasLow = own < 0 ? 0 : (low[own] ?? 0) - (priceLow[at] ?? 0);
      this.#mayIdle[mentee] = hasHigh === 0 && hasLow === 0 ? 1 : 0;
      for (let arc = from; arc < end; arc++) {
        const to = column[arc] ?? 0;
        if ((high[arc] ?? 0) - (priceHigh[to] ?? 0) !== hasHigh) continue;
        if ((low[arc] ?? 0) - (priceLow[to] ?? 0) === hasLow) tight[count++] = arc;
      }
      this.#tightStart[mentee + 1] = count;
      yield;
    }
  }

  #settle(assignment: Assignment, mentee: number): void {
    if (assignment.locked[mentee] === 1) return;
    const own = assignment.arcOf[mentee] ?? absent;
    if (own === absent) return;
    const target = own === idle ? this.#sink : (this.#transport.column[own] ?? 0);
    this.#round++;
    const end = this.#tightStart[mentee + 1] ?? 0;
    for (let at = this.#tightStart[mentee] ?? 0; at < end; at++) {
      const arc = this.#tight[at] ?? 0;
      if (arc === own) return;
      const to = this.#transport.column[arc] ?? 0;
      if (this.#seen[to] === this.#round) continue;
      this.#queued = 0;
      this.#reach(to, mentee, arc);
      if (!this.#walk(assignment, target, mentee)) continue;
      this.#push(assignment, target, mentee);
      return;
    }
  }

  #reach(node: number, comer: number, by: number): void {
    if (this.#seen[node] === this.#round) return;
    this.#seen[node] = this.#round;
    this.#comer[node] = comer;
    this.#by[node] = by;
    this.#queue[this.#queued++] = node;
  }

  /** Follows moves that cost nothing, and returns whether they lead to the target. Mentees up to `last` do not move. */
  #walk(assignment: Assignment, target: number, last: number): boolean {
    const { mentors, doors } = this.#transport;
    for (let at = 0; at < this.#queued; at++) {
      const node = this.#queue[at] ?? 0;
      if (node === target) return true;
      if (node === this.#sink) {
        this.#leaveSink(assignment, last);
        continue;
      }
      const mentor = assignment.mentorOf(node);
      if (node === mentor) {
        const load = assignment.load[mentor] ?? 0;
        if (load < (assignment.room[mentor] ?? 0) && pricedAt(assignment, mentor, load + 1))
          this.#reach(this.#sink, free, node);
      }
      if (doors && doorIsTight(assignment, mentor) && (assignment.taken[mentor] === 1) === (node === mentor)) {
        this.#reach(node === mentor ? mentors + mentor : mentor, throughDoor, 0);
      }
      for (let holder = assignment.first[node] ?? -1; holder >= 0; holder = assignment.next[holder] ?? -1) {
        if (holder > last) this.#moveOn(holder);
      }
    }
    return false;
  }

  /** Marks every place that is worth exactly as much to the mentee as the present place. */
  #moveOn(mentee: number): void {
    const { column } = this.#transport;
    const seen = this.#seen;
    const tight = this.#tight;
    if (this.#mayIdle[mentee] === 1) this.#reach(this.#sink, mentee, idle);
    const end = this.#tightStart[mentee + 1] ?? 0;
    for (let at = this.#tightStart[mentee] ?? 0; at < end; at++) {
      const arc = tight[at] ?? 0;
      const to = column[arc] ?? 0;
      if (seen[to] !== this.#round) this.#reach(to, mentee, arc);
    }
  }

  /** Continues from the sink: a mentor may give up a taken place, and an idle mentee may take one. */
  #leaveSink(assignment: Assignment, last: number): void {
    const { mentees, mentors } = this.#transport;
    for (let mentor = 0; mentor < mentors; mentor++) {
      const load = assignment.load[mentor] ?? 0;
      if (load > (assignment.least[mentor] ?? 0) && pricedAt(assignment, mentor, load))
        this.#reach(mentor, placeGivenUp, 0);
    }
    for (let mentee = last + 1; mentee < mentees; mentee++) {
      if (assignment.arcOf[mentee] === idle) this.#moveOn(mentee);
    }
  }

  #push(assignment: Assignment, target: number, source: number): void {
    const { column, mentors } = this.#transport;
    for (let node = target; ; ) {
      const comer = this.#comer[node] ?? free;
      const by = this.#by[node] ?? 0;
      if (comer === free) node = by;
      else if (comer === placeGivenUp) node = this.#sink;
      else if (comer === throughDoor) node = node < mentors ? node + mentors : node - mentors;
      else {
        const from = assignment.arcOf[comer] ?? idle;
        assignment.move(comer, by);
        if (comer === source) return;
        node = from === idle ? this.#sink : (column[from] ?? 0);
      }
    }
  }
}

/** Whether a mentor's price equals the cost of the mentor's place with this number. */
function pricedAt(assignment: Assignment, mentor: number, place: number): boolean {
  const { priceHigh, priceLow } = assignment;
  return (
    priceHigh[mentor] === assignment.placeHigh(mentor, place) && priceLow[mentor] === assignment.placeLow(mentor, place)
  );
}

function doorIsTight({ transport: { mentors }, priceHigh, priceLow }: Assignment, mentor: number): boolean {
  return priceHigh[mentor] === priceHigh[mentors + mentor] && priceLow[mentor] === priceLow[mentors + mentor];
}
