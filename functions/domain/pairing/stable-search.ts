import { forMentee, forMentor, type Option, Seats, type Wishes } from './seats.ts';
import type { Stability } from './solution.ts';

interface StableSearch extends Stability {
  readonly seats: Seats;
}

/** How many options the search may look at, which takes about half a second. A time limit would make the answer depend on the machine. */
export const mostLooks = 1_000_000;

/**
 * Looks for seats that no pair blocks. First we satisfy the blocking pairs in turn. If nobody wants to be alone and nobody has both roles, this is
 * deferred acceptance (Gale and Shapley 1962) and always ends. Otherwise it may repeat the same moves for ever; then we search all sets.
 */
export function findStable(wishes: Wishes, limit = mostLooks): StableSearch {
  const turns = satisfyInTurn(wishes, Math.min(limit, 50_000 + 20 * wishes.count));
  if (turns.outcome === 'stable') return turns;
  const whole = new StableSets(wishes, limit - turns.looks).first();
  const looks = turns.looks + whole.looks;
  if (whole.seats !== null) return { seats: whole.seats, outcome: 'stable', looks };
  if (whole.complete) return { seats: turns.seats, outcome: 'none', looks };
  return { seats: turns.seats, outcome: turns.seats.isStable() ? 'stable' : 'gaveUp', looks };
}

/** Each mentee in turn goes to the best mentor who welcomes them. A mentee who has to leave waits for the next turn. */
function satisfyInTurn(wishes: Wishes, limit: number): StableSearch {
  const { options } = wishes;
  const seats = new Seats(wishes);
  let looks = 0;
  const wished = (mentee: number): Option | undefined => {
    const own = seats.optionOf(mentee);
    for (const option of options[mentee] ?? []) {
      if (own !== undefined && forMentee(option, own) <= 0) return undefined;
      looks++;
      if (seats.isWelcome(option)) return option;
    }
    return undefined;
  };
  const mentees = options.length;
  let quiet = 0;
  let moves = 0;
  let jump = 1;
  for (let mentee = 0; quiet < mentees; ) {
    const option = wished(mentee);
    if (option === undefined) {
      quiet++;
      mentee = (mentee + 1) % mentees;
      continue;
    }
    quiet = 0;
    moves++;
    const own = seats.optionOf(mentee);
    for (const one of seats.displacedBy(option)) seats.leave(one);
    if (own !== undefined) seats.leave(own);
    seats.take(option);
    if (looks > limit) return { seats: fill(seats), outcome: 'gaveUp', looks };
    if (moves <= 4 * mentees) continue;
    // After many moves, random jumps end a repetition. The random numbers come from a fixed sequence (a linear congruential generator), so the answer
    // is always the same.
    jump = (Math.imul(jump, 1_103_515_245) + 12_345) >>> 0;
    mentee = (jump >>> 16) % mentees;
  }
  return { seats, outcome: 'stable', looks };
}

/** Gives the free places to mentees without a mentor. */
function fill(seats: Seats): Seats {
  for (const [mentee, options] of seats.wishes.options.entries()) {
    if (seats.optionOf(mentee) !== undefined) continue;
    const free = options.find((option) => seats.isFree(option));
    if (free !== undefined) seats.take(free);
  }
  return seats;
}

interface FirstSet {
  /** The stable set; `null` if none was found. */
  readonly seats: Seats | null;
  /** Whether all sets were examined. */
  readonly complete: boolean;
  readonly looks: number;
}

/**
 * Depth-first search through all sets of pairs. A branch ends as soon as a decided mentee prefers a mentor who can no longer have a reason to refuse
 * them: this pair would block every set in the branch.
 */
class StableSets {
  readonly #wishes: Wishes;
  readonly #seats: Seats;
  readonly #limit: number;
  /** For each mentee: 1 if we have decided which mentor they get, or that they get none. */
  readonly #decided: Uint8Array;
  #looks = 0;

  constructor(wishes: Wishes, limit: number) {
    this.#wishes = wishes;
    this.#seats = new Seats(wishes);
    this.#limit = limit;
    this.#decided = new Uint8Array(wishes.options.length);
  }

  first(): FirstSet {
    const found = this.#search();
    return { seats: found === true ? this.#seats : null, complete: found !== null, looks: this.#looks };
  }

  /** Whether some completion is stable; `null` if the limit was reached. If it is, `#seats` contains it. */
  #search(): boolean | null {
    if (this.#looks > this.#limit) return null;
    const next = this.#mostConstrained();
    if (next === null) return true;
    for (const option of next.choices) {
      this.#decided[next.mentee] = 1;
      if (option !== null) this.#seats.take(option);
      const found = this.#isPossible(next.mentee) ? this.#search() : false;
      if (found !== false) return found;
      if (option !== null) this.#seats.leave(option);
      this.#decided[next.mentee] = 0;
    }
    return false;
  }

  /** The undecided mentee with the fewest choices; `null` if all are decided. */
  #mostConstrained(): { readonly mentee: number; readonly choices: readonly (Option | null)[] } | null {
    let best: { mentee: number; choices: readonly (Option | null)[] } | null = null;
    for (let mentee = 0; mentee < this.#decided.length; mentee++) {
      if (this.#decided[mentee] === 1) continue;
      const choices = this.#choicesOf(mentee);
      if (best === null || choices.length < best.choices.length) best = { mentee, choices };
    }
    return best;
  }

  /** A mentee's choices, best first. The list ends after the first mentor who cannot refuse, and those who are equally good. */
  #choicesOf(mentee: number): (Option | null)[] {
    const choices: Option[] = [];
    let certain: Option | null = null;
    for (const option of this.#wishes.options[mentee] ?? []) {
      if (certain !== null && forMentee(option, certain) < 0) return choices;
      if (this.#seats.isFree(option)) choices.push(option);
      if (certain === null && !this.#mayRefuse(option)) certain = option;
    }
    return certain === null ? [...choices, null] : choices;
  }

  /**
   * Whether every mentor whom a decided mentee prefers may still have a reason to refuse. Only the decision about this mentee changed. It concerns
   * the mentee's own mentors or, with people in both roles, also other mentors.
   */
  #isPossible(changed: number): boolean {
    const { options, into, bothRoles } = this.#wishes;
    const concerned = bothRoles ? into : (options[changed] ?? []).map(({ mentor }) => into[mentor] ?? []);
    return concerned.every((asking) => asking.every((option) => this.#isContent(option)));
  }

  /** Whether the mentee does not prefer this option, or the mentor may refuse them. */
  #isContent(option: Option): boolean {
    if (this.#decided[option.mentee] === 0) return true;
    const own = this.#seats.optionOf(option.mentee);
    return (own !== undefined && forMentee(option, own) <= 0) || this.#mayRefuse(option);
  }

  /**
   * Whether some completion gives the mentor a reason to refuse this mentee: other mentees who are no worse take the places, or the opposite pair
   * exists.
   */
  #mayRefuse(option: Option): boolean {
    const { alone, room } = this.#wishes;
    if (this.#mayBeReversed(option)) return true;
    const led = this.#seats.ledBy(option.mentor).filter(({ mentee }) => mentee !== option.mentee);
    const isNoWorse = (one: Option) => forMentor(one, option) >= 0;
    this.#looks += led.length + 1;
    const holder = led.find(({ mentee }) => alone[mentee]);
    if (alone[option.mentee]) return led.some(isNoWorse) || this.#rivals(option).next().done !== true;
    if (holder !== undefined) return isNoWorse(holder);
    if (!led.every(isNoWorse)) return false;
    let places = (room[option.mentor] ?? 0) - led.length;
    if (places <= 0) return true;
    for (const rival of this.#rivals(option)) {
      if (alone[rival.mentee] ? led.length === 0 : --places === 0) return true;
    }
    return false;
  }

  /** The undecided mentees whom the mentor may still take and who are no worse than this one. */
  *#rivals(option: Option): Generator<Option> {
    for (const rival of this.#wishes.into[option.mentor] ?? []) {
      this.#looks++;
      if (this.#decided[rival.mentee] === 1 || rival.mentee === option.mentee) continue;
      if (forMentor(rival, option) >= 0 && this.#seats.isFree(rival)) yield rival;
    }
  }

  #mayBeReversed(option: Option): boolean {
    const opposite = this.#wishes.opposite(option);
    if (opposite === null) return false;
    if (this.#decided[opposite.mentee] === 1) return this.#seats.isReversed(option);
    return (this.#wishes.options[opposite.mentee] ?? []).some(
      (one) => one.mentor === opposite.mentor && this.#seats.isFree(one),
    );
  }
}
