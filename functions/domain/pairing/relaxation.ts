import type { Assignment } from './assignment.ts';
import { type LevelSum, mostAt, mostPlaces, sumAt } from './level-sums.ts';
import { MentorChoices } from './mentor-choices.ts';
import type { PairNetwork } from './pair-network.ts';
import { Basis, type Column } from './simplex.ts';

/** The permitted number of mentees who work alone: from `least` to `most`. */
export interface AloneCount {
  readonly least: number;
  readonly most: number;
}

/** A choice of a mentor: to lead one mentee alone, or a group. */
interface Choice {
  readonly mentor: number;
  readonly isAlone: boolean;
  readonly arcs: readonly number[];
}

/** The final prices are multiples of this unit, so all sums up to `mostExact` are exact, and the bound is a proof. */
const part = 2 ** -20;
const mostExact = Number.MAX_SAFE_INTEGER * part;
/** The weight of the best prices so far when the mentors choose; the prices of the basis have the rest. */
const smoothing = 0.85;
/** A choice becomes a column of the basis only if its reduced value is larger than this. */
const threshold = 1e-6;
/** If the solution still breaks a condition at a penalty of this many times the whole level, no answer meets all conditions. */
const mostPenalty = 8 ** 8;
/** How many spare rows the linear programme has at first, for levels and opposite pairs. If no spare row is left, the matrix grows. */
const spareRows = 10;
/** A small different amount is added to the capacity of each mentee and mentor, so that no two choices reach zero in the same step (degeneracy). */
const spread = 1e-6;

/**
 * A bound on the sum of all answers at one level, when the sums at the higher levels are known. It solves the linear programme in which each mentor
 * divides their work between choices: one mentee alone, or a group. The prices of its solution give a bound that is computed again in whole numbers
 * (Lagrangian relaxation; Geoffrion 1974), so rounding in the linear programme cannot make the bound wrong.
 */
export class Relaxation {
  readonly #choices: MentorChoices;
  /**
   * For each mentor: the share of the choices with a single mentee in the last solution, from 0 to 1. Without conditions on groups, only mentees with
   * the wish «вдвоём» count.
   */
  readonly share: Float64Array;
  /** How many mentors work alone with a mentee in the last solution. */
  aloneShares = 0;
  /** The bound: no answer has a larger sum. */
  bound = 0;
  /** How often a column entered the basis. */
  exchanges = 0;
  readonly #network: PairNetwork;
  readonly #basis: Basis<Choice>;
  /** The rows after those of the mentees, the mentors and the number of mentees who work alone. */
  readonly #levels: { readonly level: LevelSum; readonly row: number; side: number }[] = [];
  readonly #opposites: { readonly arcs: readonly [number, number]; readonly row: number }[] = [];
  #level: LevelSum = { gain: new Float64Array(0), place: new Float64Array(0) };
  /** The penalty for breaking a condition by one unit. */
  #penalty = 1;
  #leastPenalty = 1;
  /** The amount that the mentees who keep their places add. */
  #locked = 0;
  #alonePrice = 0;
  /** The stability centre: the prices with the lowest bound so far at this level. */
  #centre: Float64Array | null = null;

  constructor(network: PairNetwork) {
    const { transport } = network;
    const { mentees, mentors } = transport;
    this.#network = network;
    this.#choices = new MentorChoices(transport, mostPlaces(transport));
    this.share = new Float64Array(mentors);
    this.#basis = new Basis(mentees + mentors + 2 + spareRows);
    for (let row = 0; row < mentees + mentors; row++) this.#basis.addRow(1 + spread * ((row * 0.618) % 1));
    this.#basis.addRow(mentors);
    this.#basis.addRow(0);
  }

  /** Sets the level to maximise. `sums` are the known sums at the higher levels. */
  maximise(
    level: LevelSum,
    above: readonly (readonly [level: LevelSum, sum: number])[],
    from: Assignment,
    best: Assignment | null,
  ): void {
    this.#level = level;
    this.#centre = null;
    if (this.exchanges === 0 && best !== null) {
      this.#choices.restrictTo(from);
      this.#start(best);
    }
    this.#leastPenalty =
      1 + mostAt(level, this.#network.transport) + level.place.reduce((sum, worth) => sum + Math.abs(worth), 0);
    this.#locked = sumAt(level, lockedOf(from));
    for (const [index, [one, sum]] of above.entries()) {
      if (this.#levels[index] !== undefined) continue;
      const side = sum - sumAt(one, lockedOf(from));
      this.#levels.push({ level: one, row: this.#basis.size, side });
      this.#basis.addRow(side, (choice) => this.#sumOf(choice, one));
    }
  }

  /** The sum of a choice at a level. */
  #sumOf({ mentor, arcs }: Choice, { gain, place }: LevelSum): number {
    const first = mentor * this.#choices.mostPlaces + (this.#choices.led[mentor] ?? 0);
    return arcs.reduce((sum, arc, index) => sum + (gain[arc] ?? 0) + (place[first + index] ?? 0), 0);
  }

  /**
   * Looks for the smallest bound under the conditions of an assignment. Stops as soon as the bound is below `least`, or after `most` exchanges. The prices
   * of the basis oscillate from one exchange to the next. So the mentors choose at prices between these and the best ones so far, the stability centre
   * (dual price smoothing; Wentges 1997). If no choice made there gains anything at the prices of the basis, the mentors choose at the latter.
   */
  *tighten(assignment: Assignment, count: AloneCount, least: number, most: number): Generator<void> {
    const { mentees, mentors } = this.#network.transport;
    const basis = this.#basis;
    const end = this.exchanges + most;
    this.#choices.restrictTo(assignment);
    this.#penalty = this.#leastPenalty;
    basis.changeSide(mentees + mentors, count.most);
    basis.changeSide(mentees + mentors + 1, -count.least);
    let lowest = this.#centre === null ? Number.POSITIVE_INFINITY : this.#boundOf(this.#centre, count);
    for (let isDone = false; !isDone; ) {
      this.#reprice();
      for (let weight = smoothing; ; ) {
        const price = this.#between(weight);
        const bound = this.#boundOf(price, count);
        if (bound < lowest) {
          lowest = bound;
          this.#centre = price;
        }
        isDone = lowest < least - threshold || this.exchanges > end;
        if (isDone) break;
        const entered = this.#exchange();
        if (entered === 0 && weight === 0) break;
        weight = entered === 0 ? 0 : smoothing;
        this.exchanges += entered;
        yield;
      }
      isDone ||= !basis.mend() && !this.#raisePenalty() && !this.#addOpposites();
    }
    this.#readShares();
    const last = this.#between(0);
    const closest = this.#centre !== null && lowest < this.#boundOf(last, count) ? this.#centre : last;
    const price = closest.map((value, row) => {
      const whole = Math.round(value / part) * part;
      return this.#isEquation(row) ? whole : Math.max(0, whole);
    });
    this.#choose(price);
    // A rounded sum would prove nothing.
    this.bound = this.#largestSum(price, count) < mostExact ? this.#boundAt(price, count) : Number.POSITIVE_INFINITY;
    this.#alonePrice = this.#priceOfAlone(price);
  }

  #isEquation(row: number): boolean {
    return this.#levels.some((one) => one.row === row);
  }

  /**
   * The weighted mean of the prices of the basis and of the centre; `weight` is that of the centre. No price of an inequality is negative, so the
   * prices give a bound. Without a centre, the prices of the basis.
   */
  #between(weight: number): Float64Array {
    const centre = this.#centre;
    return this.#basis.price.map((value, row) => {
      const own = this.#isEquation(row) ? value : Math.max(0, value);
      return centre === null || weight === 0 ? own : own + weight * ((centre[row] ?? 0) - own);
    });
  }

  /** Lets the mentors choose at these prices. Returns the bound. */
  #boundOf(price: Float64Array, count: AloneCount): number {
    this.#choose(price);
    return this.#boundAt(price, count);
  }

  #reprice(): void {
    this.#basis.reprice((column) => {
      if (this.#isBroken(column)) return -this.#penalty;
      return column.of === null ? 0 : this.#sumOf(column.of, this.#level);
    });
  }

  /** Whether no answer can contain this column: a shortage, the slack of an equation, or a choice that is not allowed. */
  #isBroken({ of, rows, values }: Column<Choice>): boolean {
    if (of !== null) return !this.#isAllowed(of);
    return (values[0] ?? 0) < 0 || this.#isEquation(rows[0] ?? 0);
  }

  #isAllowed({ mentor, arcs }: Choice): boolean {
    const { isOpen, room } = this.#choices;
    const isPossible = arcs.length <= (room[mentor] ?? 0) && arcs.every((arc) => isOpen[arc] === 1);
    return isPossible && this.#choices.isWhole(mentor, arcs);
  }

  /** Finds the best choice of each mentor at these prices. */
  #choose(price: Float64Array): void {
    const { mentors } = this.#network.transport;
    const { worth, place, arc, mentee, to } = this.#choices;
    const { gain, place: placeGain } = this.#level;
    const levels = this.#levels.filter(({ row }) => price[row] !== 0);
    for (let at = 0; at < place.length; at++) {
      let own = placeGain[at] ?? 0;
      for (const { level, row } of levels) own -= (price[row] ?? 0) * (level.place[at] ?? 0);
      place[at] = own;
    }
    const length = to[2 * mentors - 1] ?? 0;
    for (let at = 0; at < length; at++) worth[at] = (gain[arc[at] ?? 0] ?? 0) - (price[mentee[at] ?? 0] ?? 0);
    for (const { level, row } of levels) {
      const own = price[row] ?? 0;
      for (let at = 0; at < length; at++) worth[at] = (worth[at] ?? 0) - own * (level.gain[arc[at] ?? 0] ?? 0);
    }
    for (const { arcs, row } of this.#opposites) {
      if (price[row] === 0) continue;
      for (let at = 0; at < length; at++) {
        if (arcs.includes(arc[at] ?? 0)) worth[at] = (worth[at] ?? 0) - (price[row] ?? 0);
      }
    }
    this.#choices.choose();
    const alonePrice = this.#priceOfAlone(price);
    for (let mentor = 0; mentor < mentors; mentor++) {
      this.#choices.alone[mentor] = (this.#choices.alone[mentor] ?? 0) - alonePrice;
    }
  }

  /** The price for a mentor who works with a single mentee. It comes from the limits on the number of such mentors. */
  #priceOfAlone(price: Float64Array): number {
    const { mentees, mentors } = this.#network.transport;
    return (price[mentees + mentors] ?? 0) - (price[mentees + mentors + 1] ?? 0);
  }

  /** The bound that these prices give. The mentors must have chosen at them. */
  #boundAt(price: Float64Array, { least, most }: AloneCount): number {
    const { mentees, mentors } = this.#network.transport;
    const { alone, group } = this.#choices;
    let bound = this.#locked + (price[mentees + mentors] ?? 0) * most - (price[mentees + mentors + 1] ?? 0) * least;
    for (let mentee = 0; mentee < mentees; mentee++) bound += price[mentee] ?? 0;
    for (let mentor = 0; mentor < mentors; mentor++) bound += Math.max(alone[mentor] ?? 0, group[mentor] ?? 0);
    for (const { row, side } of this.#levels) bound += (price[row] ?? 0) * side;
    for (const { row } of this.#opposites) bound += price[row] ?? 0;
    return bound;
  }

  /** An upper limit for the absolute value of every sum that the bound or {@link hopeless} computes at these prices. */
  #largestSum(price: Float64Array, { least, most }: AloneCount): number {
    const { mentees, mentors, menteeOf } = this.#network.transport;
    const size = (row: number) => Math.abs(price[row] ?? 0);
    const levels = [
      { level: this.#level, price: 1 },
      ...this.#levels.map(({ level, row }) => ({ level, price: size(row) })),
    ];
    const aloneSize = size(mentees + mentors) + size(mentees + mentors + 1);
    const oppositeSize = this.#opposites.reduce((sum, { row }) => sum + size(row), 0);
    let pair = 0;
    menteeOf.forEach((mentee, arc) => {
      const own = levels.reduce((sum, { level, price }) => sum + price * (level.gain[arc] ?? 0), size(mentee));
      pair = Math.max(pair, own);
    });
    const place = levels.reduce((sum, { level, price }) => sum + price * largest(level.place), 0);
    let sum =
      Math.abs(this.#locked) + size(mentees + mentors) * most + size(mentees + mentors + 1) * least + oppositeSize;
    for (let mentee = 0; mentee < mentees; mentee++) sum += size(mentee);
    for (const { row, side } of this.#levels) sum += size(row) * Math.abs(side);
    return sum + (mentors + 1) * this.#choices.mostPlaces * (pair + place + oppositeSize + aloneSize);
  }

  /** Brings the choices with the largest gains into the basis. Returns how many were brought in. */
  #exchange(): number {
    const { mentors } = this.#network.transport;
    const { alone, group } = this.#choices;
    const found: { readonly choice: Choice; readonly gain: number }[] = [];
    for (let mentor = 0; mentor < mentors; mentor++) {
      const isAlone = (alone[mentor] ?? 0) > (group[mentor] ?? 0);
      const choice = { mentor, isAlone, arcs: this.#choices.arcsOf(mentor, isAlone) };
      if (choice.arcs.length === 0) continue;
      const gain = this.#gainOf(choice);
      if (gain > threshold) found.push({ choice, gain });
    }
    if (found.length === 0) return this.#exchangeSlack();
    let entered = 0;
    found.sort((a, b) => b.gain - a.gain);
    for (const { choice, gain } of found.slice(0, 8)) {
      if (this.#use(choice, gain / 2)) entered++;
    }
    return entered;
  }

  /** The reduced value of a choice: its sum at the level, minus the prices of the basis for what it needs. */
  #gainOf(choice: Choice): number {
    const { mentees, menteeOf } = this.#network.transport;
    const { price } = this.#basis;
    let gain = this.#sumOf(choice, this.#level) - (price[mentees + choice.mentor] ?? 0);
    for (const arc of choice.arcs) gain -= price[menteeOf[arc] ?? 0] ?? 0;
    if (choice.isAlone) gain -= this.#priceOfAlone(price);
    for (const { level, row } of this.#levels) {
      if (price[row] !== 0) gain -= (price[row] ?? 0) * this.#sumOf(choice, level);
    }
    for (const { arcs, row } of this.#opposites) {
      if (price[row] !== 0) gain -= (price[row] ?? 0) * arcs.filter((arc) => choice.arcs.includes(arc)).length;
    }
    return gain;
  }

  #exchangeSlack(): number {
    const basis = this.#basis;
    let chosen: Column<Choice> | null = null;
    let most = threshold;
    for (let row = 0; row < basis.size; row++) {
      const price = basis.price[row] ?? 0;
      for (const sign of [1, -1]) {
        const worth = sign < 0 || this.#isEquation(row) ? -this.#penalty : 0;
        if (worth - sign * price <= most) continue;
        most = worth - sign * price;
        chosen = { of: null, rows: [row], values: [sign], worth };
      }
    }
    return chosen !== null && basis.enter(chosen, threshold) ? 1 : 0;
  }

  /** Brings a choice into the basis if its gain is larger than this. */
  #use(choice: Choice, least: number): boolean {
    const { mentees, mentors, menteeOf } = this.#network.transport;
    const rows = [...choice.arcs.map((arc) => menteeOf[arc] ?? 0), mentees + choice.mentor];
    const values = rows.map(() => 1);
    const add = (row: number, value: number) => {
      if (value === 0) return;
      rows.push(row);
      values.push(value);
    };
    if (choice.isAlone) add(mentees + mentors, 1);
    if (choice.isAlone) add(mentees + mentors + 1, -1);
    for (const { level, row } of this.#levels) add(row, this.#sumOf(choice, level));
    for (const { arcs, row } of this.#opposites) add(row, arcs.filter((arc) => choice.arcs.includes(arc)).length);
    return this.#basis.enter({ of: choice, rows, values, worth: this.#sumOf(choice, this.#level) }, least);
  }

  /** Takes the mentors' choices in this answer as the first basis. */
  #start({ arcOf, locked }: Assignment): void {
    const { mentors, column } = this.#network.transport;
    const arcsOf = Array.from({ length: mentors }, (): number[] => []);
    arcOf.forEach((arc, mentee) => {
      if (arc >= 0 && locked[mentee] === 0) arcsOf[(column[arc] ?? 0) % mentors]?.push(arc);
    });
    arcsOf.forEach((arcs, mentor) => {
      const isAlone = arcs.some((arc) => (column[arc] ?? 0) >= mentors);
      if (arcs.length > 0) this.#use({ mentor, isAlone, arcs }, Number.NEGATIVE_INFINITY);
    });
  }

  /** If the solution gains by breaking a condition, raises the penalty. Returns whether it did. */
  #raisePenalty(): boolean {
    let broken = 0;
    for (const [place, column] of this.#basis.used.entries()) {
      if (this.#isBroken(column)) broken += this.#basis.value[place] ?? 0;
    }
    if (broken < 1e-3 || this.#penalty > mostPenalty * this.#leastPenalty) return false;
    this.#penalty *= 8;
    return true;
  }

  /** Adds a row for each two opposite pairs that the solution uses with a total share above 1. Returns whether there are any. */
  #addOpposites(): boolean {
    if (this.#network.opposites.length === 0) return false;
    const flow = this.#flow();
    let isAdded = false;
    for (const arcs of this.#network.opposites) {
      if ((flow.get(arcs[0]) ?? 0) + (flow.get(arcs[1]) ?? 0) <= 1 + 100 * spread) continue;
      this.#opposites.push({ arcs, row: this.#basis.size });
      this.#basis.addRow(1, (choice) => arcs.filter((arc) => choice.arcs.includes(arc)).length);
      isAdded = true;
    }
    return isAdded;
  }

  /** The share of each pair in the last solution, from 0 to 1. */
  #flow(): Map<number, number> {
    const flow = new Map<number, number>();
    for (const [place, { of }] of this.#basis.used.entries()) {
      for (const arc of of?.arcs ?? []) flow.set(arc, (flow.get(arc) ?? 0) + (this.#basis.value[place] ?? 0));
    }
    return flow;
  }

  #readShares(): void {
    const { sized } = this.#network.transport;
    this.share.fill(0);
    this.aloneShares = 0;
    for (const [place, { of }] of this.#basis.used.entries()) {
      const own = this.#basis.value[place] ?? 0;
      if (of?.isAlone) this.aloneShares += own;
      if (of?.isAlone || (sized && of?.arcs.length === 1)) this.share[of.mentor] = (this.share[of.mentor] ?? 0) + own;
    }
  }

  /** The mentor whose share is furthest from a whole number, by more than `near`; −1 if all shares are whole. */
  mostDoubtful(near: number): number {
    let chosen = -1;
    let doubt = near;
    this.share.forEach((value, mentor) => {
      const own = Math.min(value, 1 - value);
      if (own <= doubt || !this.#choices.mayBeOne(mentor) || !this.#choices.mayBeSeveral(mentor)) return;
      doubt = own;
      chosen = mentor;
    });
    return chosen;
  }

  /** The pairs of the last solution; `null` if some share is neither 0 nor 1. */
  wholePairs(near: number): ReadonlySet<number> | null {
    const flow = [...this.#flow()];
    if (flow.some(([, share]) => share > near && share < 1 - near)) return null;
    return new Set(flow.flatMap(([arc, share]) => (share > near ? [arc] : [])));
  }

  /** The open arcs that cannot be part of an answer with at least this sum: an answer with such an arc would have a lower bound. */
  hopeless(least: number): number[] {
    const { mentors, column } = this.#network.transport;
    const { alone, group } = this.#choices;
    const found: number[] = [];
    for (const { arc, mentor, worth } of this.#choices.withEach()) {
      const isAlone = (column[arc] ?? 0) >= mentors;
      const best = Math.max(alone[mentor] ?? 0, group[mentor] ?? 0);
      if (this.bound - best + worth - (isAlone ? this.#alonePrice : 0) < least) found.push(arc);
    }
    return found;
  }
}

function largest(numbers: Float64Array): number {
  return numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The part of an assignment that the search does not change: the mentees who keep their places. */
function lockedOf({ arcOf, locked, transport }: Assignment): Pick<Assignment, 'arcOf' | 'load' | 'transport'> {
  const kept = arcOf.map((arc, mentee) => (locked[mentee] === 1 ? arc : -1));
  const load = new Int32Array(transport.mentors);
  for (const arc of kept) {
    if (arc < 0) continue;
    const mentor = (transport.column[arc] ?? 0) % transport.mentors;
    load[mentor] = (load[mentor] ?? 0) + 1;
  }
  return { arcOf: kept, load, transport };
}
