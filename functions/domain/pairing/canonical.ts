import { absent, idle, type Seating } from './seating.ts';
import type { Transport } from './transport.ts';

const free = -1;
const throughDoor = -2;
const placeGivenUp = -3;

/**
 * Turns an optimal seating into the one that gives, among all the optimal ones, the smallest list of (mentee code, mentor
 * code). Optimal seatings differ by closed rounds of moves that cost nothing, so each mentee in turn takes the first of his
 * arcs that starts such a round without touching the mentees before him. Prices stay valid.
 */
export class Canonical {
  readonly #transport: Transport;
  /** A node a column, and one more for «without a mentor» and places given up. */
  readonly #sink: number;
  readonly #comer: Int32Array;
  readonly #by: Int32Array;
  readonly #queue: Int32Array;
  readonly #seen: Int32Array;
  #round = 0;
  #queued = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#sink = 2 * transport.mentors;
    this.#comer = new Int32Array(this.#sink + 1);
    this.#by = new Int32Array(this.#sink + 1);
    this.#queue = new Int32Array(this.#sink + 1);
    this.#seen = new Int32Array(this.#sink + 1);
  }

  /** Brings a seating into its canonical form, one mentee a step. */
  *steps(seating: Seating): Generator<void> {
    for (let mentee = 0; mentee < this.#transport.mentees; mentee++) {
      this.#settle(seating, mentee);
      yield;
    }
  }

  #settle(seating: Seating, mentee: number): void {
    if (seating.locked[mentee] === 1) return;
    const { start, column } = this.#transport;
    const own = seating.arcOf[mentee] ?? absent;
    if (own === absent) return;
    const target = own === idle ? this.#sink : (column[own] ?? 0);
    const end = own === idle ? (start[mentee + 1] ?? 0) : own;
    this.#round++;
    for (let arc = start[mentee] ?? 0; arc < end; arc++) {
      const to = column[arc] ?? 0;
      if (this.#seen[to] === this.#round || !isTight(seating, mentee, arc)) continue;
      this.#queued = 0;
      this.#reach(to, mentee, arc);
      if (!this.#walk(seating, target, mentee)) continue;
      this.#push(seating, target, mentee);
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

  /** Walks over moves that cost nothing until the target is reached. Mentees up to `last` stay where they are. */
  #walk(seating: Seating, target: number, last: number): boolean {
    const { mentors, doors } = this.#transport;
    for (let at = 0; at < this.#queued; at++) {
      const node = this.#queue[at] ?? 0;
      if (node === target) return true;
      if (node === this.#sink) {
        this.#leaveSink(seating, last);
        continue;
      }
      const mentor = seating.mentorOf(node);
      if (node === mentor) {
        const load = seating.load[mentor] ?? 0;
        if (load < (seating.room[mentor] ?? 0) && pricedAt(seating, mentor, load + 1))
          this.#reach(this.#sink, free, node);
      }
      if (doors && doorIsTight(seating, mentor) && (seating.taken[mentor] === 1) === (node === mentor)) {
        this.#reach(node === mentor ? mentors + mentor : mentor, throughDoor, 0);
      }
      for (let holder = seating.first[node] ?? -1; holder >= 0; holder = seating.next[holder] ?? -1) {
        if (holder > last) this.#moveOn(seating, holder);
      }
    }
    return false;
  }

  /** Reaches whatever is worth to a mentee exactly what he has. */
  #moveOn(seating: Seating, mentee: number): void {
    const { start, column, low } = this.#transport;
    const { high, priceHigh, priceLow } = seating;
    const seen = this.#seen;
    const round = this.#round;
    const own = seating.arcOf[mentee] ?? free;
    const from = own < 0 ? 0 : (column[own] ?? 0);
    const hereHigh = own < 0 ? 0 : (high[own] ?? 0) - (priceHigh[from] ?? 0);
    const hereLow = own < 0 ? 0 : (low[own] ?? 0) - (priceLow[from] ?? 0);
    if (hereHigh === 0 && hereLow === 0) this.#reach(this.#sink, mentee, idle);
    const end = start[mentee + 1] ?? 0;
    for (let arc = start[mentee] ?? 0; arc < end; arc++) {
      const to = column[arc] ?? 0;
      if (seen[to] === round || (high[arc] ?? 0) - (priceHigh[to] ?? 0) !== hereHigh) continue;
      if ((low[arc] ?? 0) - (priceLow[to] ?? 0) === hereLow) this.#reach(to, mentee, arc);
    }
  }

  /** Once a place is taken, or a mentee is without, another may give his place up, or come in. */
  #leaveSink(seating: Seating, last: number): void {
    const { mentees, mentors } = this.#transport;
    for (let mentor = 0; mentor < mentors; mentor++) {
      const load = seating.load[mentor] ?? 0;
      if (load > 0 && pricedAt(seating, mentor, load)) this.#reach(mentor, placeGivenUp, 0);
    }
    for (let mentee = last + 1; mentee < mentees; mentee++) {
      if (seating.arcOf[mentee] === idle) this.#moveOn(seating, mentee);
    }
  }

  #push(seating: Seating, target: number, source: number): void {
    const { column, mentors } = this.#transport;
    for (let node = target; ; ) {
      const comer = this.#comer[node] ?? free;
      const by = this.#by[node] ?? 0;
      if (comer === free) node = by;
      else if (comer === placeGivenUp) node = this.#sink;
      else if (comer === throughDoor) node = node < mentors ? node + mentors : node - mentors;
      else {
        const from = seating.arcOf[comer] ?? idle;
        seating.move(comer, by);
        if (comer === source) return;
        node = from === idle ? this.#sink : (column[from] ?? 0);
      }
    }
  }
}

/** Whether an arc is worth to a mentee exactly what he has. */
function isTight({ transport, high, arcOf, priceHigh, priceLow }: Seating, mentee: number, arc: number): boolean {
  const { column, low } = transport;
  const own = arcOf[mentee] ?? idle;
  const at = arc === idle ? -1 : (column[arc] ?? 0);
  const from = own === idle ? -1 : (column[own] ?? 0);
  const thereHigh = at < 0 ? 0 : (high[arc] ?? 0) - (priceHigh[at] ?? 0);
  const hereHigh = from < 0 ? 0 : (high[own] ?? 0) - (priceHigh[from] ?? 0);
  if (thereHigh !== hereHigh) return false;
  const thereLow = at < 0 ? 0 : (low[arc] ?? 0) - (priceLow[at] ?? 0);
  return thereLow === (from < 0 ? 0 : (low[own] ?? 0) - (priceLow[from] ?? 0));
}

/** Whether a mentor's price is exactly what his k-th place costs. */
function pricedAt(seating: Seating, mentor: number, place: number): boolean {
  return seating.priceHigh[mentor] === 0 && seating.priceLow[mentor] === seating.placeCost(mentor, place);
}

function doorIsTight({ transport: { mentors }, priceHigh, priceLow }: Seating, mentor: number): boolean {
  return priceHigh[mentor] === priceHigh[mentors + mentor] && priceLow[mentor] === priceLow[mentors + mentor];
}
