import type { Assignment } from './assignment.ts';
import { LevelPrices } from './level-prices.ts';
import { OpenArcs } from './open-arcs.ts';
import type { Packing } from './packing.ts';
import type { Transport } from './transport.ts';
import { compareWorth, nothing, type Worth, WorthScale } from './worth.ts';

/** The allowed number of mentees who work alone. */
export interface AloneCount {
  readonly least: number;
  readonly most: number;
}

/** Prices that a later search can start from. */
export interface SavedPrices {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly levels: Float64Array;
  readonly closed: number;
  readonly aim: number;
}

/** A worth for each mentor. */
class Worths {
  readonly high: Float64Array;
  readonly low: Float64Array;

  constructor(size: number) {
    this.high = new Float64Array(size);
    this.low = new Float64Array(size);
  }

  set(at: number, high: number, low: number): void {
    this.high[at] = high;
    this.low[at] = low;
  }

  at(at: number): Worth {
    return { high: this.high[at] ?? 0, low: this.low[at] ?? 0 };
  }
}

/**
 * An upper bound on every answer (Lagrangian relaxation). Each mentee has a price, which a mentor pays for leading them. Each mentor takes whatever
 * is worth most to them after these prices: one mentee alone, or the best group. The prices of all mentees plus the worth of all mentors are a bound,
 * whatever the prices. All digits are whole numbers, so the bound is exact.
 */
export class MenteePrices {
  readonly scale: WorthScale;
  readonly arcs: OpenArcs;
  readonly levels: LevelPrices;
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** For each mentee: 1 if they want to be alone. */
  readonly wantsAlone: Uint8Array;
  /** For each mentee: how many mentors took them at the last evaluation, minus 1. */
  readonly excess: Int32Array;
  /** For each mentor: 1 if they took one mentee alone. */
  readonly isAlone: Uint8Array;
  /** What each mentor gains with one mentee alone, with the best group, and with the best group of at least two. */
  readonly alone: Worths;
  readonly group: Worths;
  readonly several: Worths;
  bound: Worth = nothing;

  readonly #transport: Transport;
  readonly #aloneArc: Int32Array;
  /** The arcs of each mentor's best group: `#places` entries for each mentor. */
  readonly #places: number;
  readonly #member: Int32Array;
  readonly #size: Int32Array;
  readonly #topHigh: Float64Array;
  readonly #topLow: Float64Array;

  constructor(transport: Transport, packing: Packing) {
    const { mentees, mentors, column, room, menteeOf } = transport;
    this.#transport = transport;
    this.scale = new WorthScale(transport);
    this.arcs = new OpenArcs(transport, this.scale);
    this.levels = new LevelPrices(packing, this.scale, column.length);
    this.high = new Float64Array(mentees);
    this.low = new Float64Array(mentees);
    this.wantsAlone = new Uint8Array(mentees);
    column.forEach((to, arc) => {
      if (to >= mentors) this.wantsAlone[menteeOf[arc] ?? 0] = 1;
    });
    this.excess = new Int32Array(mentees);
    this.isAlone = new Uint8Array(mentors);
    this.alone = new Worths(mentors);
    this.group = new Worths(mentors);
    this.several = new Worths(mentors);
    this.#aloneArc = new Int32Array(mentors);
    this.#places = room.reduce((most, places) => Math.max(most, places), 1);
    this.#member = new Int32Array(mentors * this.#places);
    this.#size = new Int32Array(mentors);
    this.#topHigh = new Float64Array(this.#places);
    this.#topLow = new Float64Array(this.#places);
  }

  /** Sets each mentee's price to what they gain in this assignment. */
  startFrom({ arcOf, priceHigh, priceLow, transport }: Assignment): void {
    arcOf.forEach((arc, mentee) => {
      const at = transport.column[arc] ?? 0;
      const high = arc < 0 ? 0 : (transport.high[arc] ?? 0) - (priceHigh[at] ?? 0);
      const low = arc < 0 ? 0 : (transport.low[arc] ?? 0) - (priceLow[at] ?? 0);
      const gain = this.scale.worth(high, low);
      this.high[mentee] = Math.max(0, gain.high);
      this.low[mentee] = gain.high < 0 ? 0 : gain.low;
    });
  }

  save(): SavedPrices {
    const { high, low, levels } = this;
    const { closed, aim, price } = levels;
    return { high: high.slice(), low: low.slice(), levels: price.slice(), closed, aim };
  }

  restore({ high, low, levels, closed, aim }: SavedPrices): void {
    this.high.set(high);
    this.low.set(low);
    this.levels.reopen(closed, levels, aim);
  }

  /** Uses only the pairs, places and doors that this assignment allows. */
  restrictTo(assignment: Assignment): void {
    this.arcs.read(assignment);
    this.levels.read(this.arcs);
  }

  /** Finds what each mentor takes at these prices, and the bound. Returns false if the number of mentees who work alone is impossible. */
  evaluate(count: AloneCount): boolean {
    this.levels.apply(this.arcs);
    for (let mentor = 0; mentor < this.isAlone.length; mentor++) {
      this.#findGroup(mentor);
      this.#findAlone(mentor);
    }
    if (!this.#choose(count)) return false;
    this.#addUp();
    return true;
  }

  /** Finds a mentor's best group. Returns how many mentees were compared. */
  #findGroup(mentor: number): number {
    const { arcs, levels, high: priceHigh, low: priceLow } = this;
    const topHigh = this.#topHigh;
    const topLow = this.#topLow;
    const member = this.#member;
    const members = mentor * this.#places;
    const room = arcs.room[mentor] ?? 0;
    const end = arcs.to[mentor] ?? 0;
    let found = 0;
    for (let at = arcs.from[mentor] ?? 0; at < end; at++) {
      const mentee = arcs.mentee[at] ?? 0;
      let high = (levels.high[at] ?? 0) - (priceHigh[mentee] ?? 0);
      let low = (levels.low[at] ?? 0) - (priceLow[mentee] ?? 0);
      if (low < 0) {
        low += this.scale.base;
        high--;
      }
      let place = found;
      if (found < room) found++;
      else {
        place--;
        const lastHigh = topHigh[place] ?? 0;
        if (lastHigh > high || (lastHigh === high && (topLow[place] ?? 0) >= low)) continue;
      }
      for (; place > 0; place--) {
        const nextHigh = topHigh[place - 1] ?? 0;
        const nextLow = topLow[place - 1] ?? 0;
        if (nextHigh > high || (nextHigh === high && nextLow >= low)) break;
        topHigh[place] = nextHigh;
        topLow[place] = nextLow;
        member[members + place] = member[members + place - 1] ?? 0;
      }
      topHigh[place] = high;
      topLow[place] = low;
      member[members + place] = at;
    }
    this.#sizeUp(mentor, found);
    return found;
  }

  /** Chooses the size of the best group among a mentor's best mentees. */
  #sizeUp(mentor: number, found: number): void {
    const { base, unit } = this.scale;
    const step = this.#transport.loadStep * unit;
    const first = this.#firstCost(mentor);
    let sumHigh = 0;
    let sumLow = 0;
    let size = 0;
    this.group.set(mentor, 0, 0);
    this.several.set(mentor, Number.NEGATIVE_INFINITY, 0);
    for (let place = 0; place < found; place++) {
      sumHigh += this.#topHigh[place] ?? 0;
      sumLow += (this.#topLow[place] ?? 0) - step * (first + 2 * place);
      const carry = Math.floor(sumLow / base);
      sumHigh += carry;
      sumLow -= carry * base;
      if (isMore(this.group, mentor, sumHigh, sumLow)) {
        this.group.set(mentor, sumHigh, sumLow);
        size = place + 1;
      }
      if (place > 0 && isMore(this.several, mentor, sumHigh, sumLow)) this.several.set(mentor, sumHigh, sumLow);
    }
    this.#size[mentor] = size;
  }

  #findAlone(mentor: number): void {
    const { arcs, levels, scale } = this;
    const door = mentor + this.isAlone.length;
    const end = arcs.to[door] ?? 0;
    const cost = this.#transport.loadStep * scale.unit * this.#firstCost(mentor);
    this.alone.set(mentor, Number.NEGATIVE_INFINITY, 0);
    for (let at = arcs.from[door] ?? 0; at < end; at++) {
      const mentee = arcs.mentee[at] ?? 0;
      let high = (levels.high[at] ?? 0) - (this.high[mentee] ?? 0);
      let low = (levels.low[at] ?? 0) - (this.low[mentee] ?? 0) - cost;
      if (low < 0) {
        const carry = Math.floor(low / scale.base);
        high += carry;
        low -= carry * scale.base;
      }
      if (!isMore(this.alone, mentor, high, low)) continue;
      this.alone.set(mentor, high, low);
      this.#aloneArc[mentor] = at;
    }
  }

  /** The cost of the mentor's next place, in units of squared load. */
  #firstCost(mentor: number): number {
    return 2 * ((this.arcs.led[mentor] ?? 0) + (this.#transport.led[mentor] ?? 0)) + 1;
  }

  /** What a mentor gains by leading one mentee alone instead of a group. */
  gain(mentor: number): Worth {
    return this.scale.minus(this.alone.at(mentor), this.group.at(mentor));
  }

  /** For each open arc of a mentor: what the mentor gains if they must take it, alone through the door, or in the best group that contains it. */
  *gainsWith(mentor: number): Generator<{ readonly arc: number; readonly isAlone: boolean; readonly gain: Worth }> {
    const { arcs, scale } = this;
    const step = this.#transport.loadStep * scale.unit;
    const first = this.#firstCost(mentor);
    const net = (at: number) => {
      const mentee = arcs.mentee[at] ?? 0;
      return scale.digits(
        (this.levels.high[at] ?? 0) - (this.high[mentee] ?? 0),
        (this.levels.low[at] ?? 0) - (this.low[mentee] ?? 0),
      );
    };
    const found = this.#findGroup(mentor);
    const chosen = new Set(
      this.#member.slice(mentor * this.#places, mentor * this.#places + (this.#size[mentor] ?? 0)),
    );
    for (let at = arcs.from[mentor] ?? 0; at < (arcs.to[mentor] ?? 0); at++) {
      let gain: Worth = this.group.at(mentor);
      if (!chosen.has(at)) {
        let sum = scale.plus(net(at), { high: 0, low: -step * first });
        gain = sum;
        for (let place = 1; place <= found && place < (arcs.room[mentor] ?? 0); place++) {
          const next = { high: this.#topHigh[place - 1] ?? 0, low: this.#topLow[place - 1] ?? 0 };
          sum = scale.plus(sum, scale.digits(next.high, next.low - step * (first + 2 * place)));
          if (compareWorth(sum, gain) > 0) gain = sum;
        }
      }
      yield { arc: arcs.arc[at] ?? 0, isAlone: false, gain };
    }
    const door = mentor + this.isAlone.length;
    for (let at = arcs.from[door] ?? 0; at < (arcs.to[door] ?? 0); at++) {
      const { high, low } = net(at);
      yield { arc: arcs.arc[at] ?? 0, isAlone: true, gain: scale.digits(high, low - step * first) };
    }
  }

  #choose({ least, most }: AloneCount): boolean {
    const { isAlone, alone, group } = this;
    const locked = this.arcs.lockedAlone;
    let count = locked;
    for (let mentor = 0; mentor < isAlone.length; mentor++) {
      isAlone[mentor] = isMore(group, mentor, alone.high[mentor] ?? 0, alone.low[mentor] ?? 0) ? 1 : 0;
      count += isAlone[mentor] ?? 0;
    }
    if (count >= least && count <= most) return true;
    const gains = Array.from(isAlone, (_, mentor) => mentor)
      .filter((mentor) => this.arcs.mayBeAlone(mentor))
      .map((mentor) => ({ mentor, gain: this.gain(mentor) }))
      .sort((a, b) => compareWorth(b.gain, a.gain));
    const wanted = Math.min(Math.max(count, least), most) - locked;
    isAlone.fill(0);
    for (const { mentor } of gains.slice(0, Math.max(0, wanted))) isAlone[mentor] = 1;
    return wanted >= 0 && gains.length >= wanted;
  }

  #addUp(): void {
    const { base } = this.scale;
    const { locked } = this.arcs;
    let { high, low } = this.scale.plus(this.arcs.settled, this.levels.constant);
    for (let mentee = 0; mentee < this.high.length; mentee++) {
      const isFree = locked[mentee] === 0;
      this.excess[mentee] = isFree ? -1 : 0;
      if (!isFree) continue;
      high += this.high[mentee] ?? 0;
      low += this.low[mentee] ?? 0;
      if (low < base) continue;
      low -= base;
      high++;
    }
    for (let mentor = 0; mentor < this.isAlone.length; mentor++) {
      const worths = this.isAlone[mentor] === 1 ? this.alone : this.group;
      high += worths.high[mentor] ?? 0;
      low += worths.low[mentor] ?? 0;
      if (low >= base) {
        low -= base;
        high++;
      }
      if (this.isAlone[mentor] === 1) this.#take(this.#aloneArc[mentor] ?? 0);
      else {
        const members = mentor * this.#places;
        for (let place = 0; place < (this.#size[mentor] ?? 0); place++) this.#take(this.#member[members + place] ?? 0);
      }
    }
    this.bound = { high, low };
  }

  #take(at: number): void {
    const mentee = this.arcs.mentee[at] ?? 0;
    this.excess[mentee] = (this.excess[mentee] ?? 0) + 1;
    this.levels.count(at);
  }
}

function isMore(worths: Worths, at: number, high: number, low: number): boolean {
  const other = worths.high[at] ?? 0;
  return high > other || (high === other && low > (worths.low[at] ?? 0));
}
