import { compareCodes, type PairCode } from './problem.ts';
import { rank } from './score.ts';
import type { PairingModel, Solution } from './solution.ts';
import { readSeats } from './solve.ts';

/** A mentee and a mentor who prefer each other to their partners. */
export type BlockingPair = PairCode;

/** An allowed pair, as both sides see it. */
interface Option {
  readonly mentee: number;
  readonly mentor: number;
  readonly profile: number;
  readonly menteeRank: number;
  readonly mentorRank: number;
}

/** Compares two options for a mentee, first by the mentee's own choice, then by how well the mentor fits. The result is positive if `a` is better. */
const forMentee = (a: Option, b: Option) => a.menteeRank - b.menteeRank || a.profile - b.profile;
const forMentor = (a: Option, b: Option) => a.mentorRank - b.mentorRank || a.profile - b.profile;

/**
 * All pairs that block a set of pairs, in the order of codes. Both people must gain. A mentee who works alone, or wants to, takes all places of the
 * mentor. Fixed and pinned pairs never break up.
 */
export function blockingPairs({ pairs, model }: Pick<Solution, 'pairs' | 'model'>): BlockingPair[] {
  const { network, problem } = model;
  const seats = new Seats(model);
  for (const { mentee, mentor, origin } of pairs) {
    if (origin === 'proposed') seats.place(mentee, mentor);
  }
  const mentorOf = new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
  return network.mentees.flatMap((_, mentee) => {
    const own = seats.optionOf(mentee);
    return seats
      .optionsOf(mentee)
      .filter((option) => own === undefined || forMentee(option, own) > 0)
      .filter((option) => seats.displacedBy(option, forMentor) !== null)
      .map((option) => seats.codes(option))
      .filter((pair) => problem.rules.allowBothDirections || mentorOf.get(pair.mentor) !== pair.mentee);
  });
}

/**
 * A set of pairs in which no mentee and mentor prefer each other to their partners (Gale and Shapley 1962); mentees propose. A mentee who wants to be
 * the only mentee replaces a mentor's mentees only if the mentor prefers this mentee to each of them. Such a wish, or a person with both roles, can
 * make a stable set impossible; see `blockingPairs`.
 */
export function stableSolution(optimum: Solution): Solution {
  const { model } = optimum;
  const { network, problem } = model;
  const seats = new Seats(model);
  const byChoice = (a: Option, b: Option) => forMentee(b, a) || a.mentor - b.mentor;
  const lists = network.mentees.map((_, mentee) => seats.optionsOf(mentee).sort(byChoice));
  const asking = network.mentees.map((_, mentee) => mentee).reverse();
  const strictly = (a: Option, b: Option) => forMentor(a, b) || b.mentee - a.mentee;
  for (let mentee = asking.pop(); mentee !== undefined; mentee = asking.pop()) {
    for (let option = lists[mentee]?.shift(); option !== undefined; option = lists[mentee]?.shift()) {
      if (!problem.rules.allowBothDirections && seats.isReversed(option)) continue;
      const displaced = seats.displacedBy(option, strictly);
      if (displaced === null) continue;
      for (const other of displaced) seats.leave(other);
      asking.push(...displaced.map((other) => other.mentee));
      seats.take(option);
      break;
    }
  }
  const set = readSeats(model, (mentee) => seats.optionOf(mentee)?.mentor ?? -1);
  const paired = new Set(set.pairs.map(({ mentee }) => mentee));
  const leftOver = problem.mentees.map(({ code }) => code).filter((code) => !paired.has(code));
  return { ...optimum, ...set, mode: 'stable', leftOver: leftOver.sort(compareCodes), gap: null };
}

/** Who has which partner during the search, and who would have to leave. */
class Seats {
  readonly #model: PairingModel;
  readonly #own: (Option | undefined)[];
  readonly #led: Option[][];

  constructor(model: PairingModel) {
    this.#model = model;
    this.#own = model.network.mentees.map(() => undefined);
    this.#led = model.network.mentors.map(() => []);
  }

  optionsOf(mentee: number): Option[] {
    const { mentees, mentors, transport, packing } = this.#model.network;
    const { start, column, high } = transport;
    const person = mentees[mentee];
    const options: Option[] = [];
    for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++) {
      const at = (column[arc] ?? 0) % transport.mentors;
      const mentor = mentors[at];
      if (person === undefined || mentor === undefined) continue;
      options.push({
        mentee,
        mentor: at,
        // The profile is the lowest of the four values in `high` (see `packing.ts`).
        profile: (high[arc] ?? 0) % packing.mutual,
        menteeRank: rank(person.choices, mentor.code),
        mentorRank: rank(mentor.choices, person.code),
      });
    }
    return options;
  }

  optionOf(mentee: number): Option | undefined {
    return this.#own[mentee];
  }

  codes({ mentee, mentor }: Option): PairCode {
    const { mentees, mentors } = this.#model.network;
    return { mentee: mentees[mentee]?.code ?? '', mentor: mentors[mentor]?.code ?? '' };
  }

  place(mentee: string, mentor: string): void {
    const { menteeIndex, mentorIndex } = this.#model.network;
    const at = mentorIndex.get(mentor);
    const option = this.optionsOf(menteeIndex.get(mentee) ?? -1).find((one) => one.mentor === at);
    if (option !== undefined) this.take(option);
  }

  take(option: Option): void {
    this.#own[option.mentee] = option;
    this.#led[option.mentor]?.push(option);
  }

  leave(option: Option): void {
    this.#own[option.mentee] = undefined;
    this.#led[option.mentor] = (this.#led[option.mentor] ?? []).filter((one) => one !== option);
  }

  /** Whether the mentee of this option already leads the mentor of the option. */
  isReversed({ mentee, mentor }: Option): boolean {
    const { menteeIndex, mentorIndex, mentees, mentors } = this.#model.network;
    const own = this.#own[menteeIndex.get(mentors[mentor]?.code ?? '') ?? -1];
    return own !== undefined && own.mentor === mentorIndex.get(mentees[mentee]?.code ?? '');
  }

  /** The mentees whom a mentor would release to take this mentee; empty if there is room, `null` if the mentor would refuse. */
  displacedBy(option: Option, prefers: (a: Option, b: Option) => number): readonly Option[] | null {
    const { network } = this.#model;
    const led = (this.#led[option.mentor] ?? []).filter((one) => one.mentee !== option.mentee);
    const room = network.transport.room[option.mentor] ?? 0;
    if (room === 0) return null;
    const isAlone = (one: Option) => network.mentees[one.mentee]?.alone === true;
    const alone = led.filter(isAlone);
    if (isAlone(option)) return led.every((one) => prefers(option, one) > 0) ? led : null;
    if (alone.length > 0) return alone.every((one) => prefers(option, one) > 0) ? alone : null;
    if (led.length < room) return [];
    const worst = led.reduce((least, one) => (prefers(one, least) < 0 ? one : least));
    return prefers(option, worst) > 0 ? [worst] : null;
  }
}

/** The pair whose mentee lost most, compared with their best possible mentor. */
export interface Fairness extends PairCode {
  readonly profile: number;
  readonly bestProfile: number;
  readonly atBest: number;
  readonly paired: number;
}

/** Compares each paired mentee's mentor with the best fitting of all allowed mentors; `null` if no pair was proposed. */
export function fairness({ pairs, model }: Solution): Fairness | null {
  const { network } = model;
  const seats = new Seats(model);
  const gaps = pairs
    .filter(({ origin }) => origin === 'proposed')
    .map(({ mentee, mentor, score }) => {
      const profile = score?.profile ?? 0;
      const options = seats.optionsOf(network.menteeIndex.get(mentee) ?? -1);
      const bestProfile = options.reduce((best, option) => Math.max(best, option.profile), profile);
      return { mentee, mentor, profile, bestProfile };
    });
  const [worst] = gaps.toSorted(
    (a, b) => b.bestProfile - b.profile - (a.bestProfile - a.profile) || compareCodes(a.mentee, b.mentee),
  );
  if (worst === undefined) return null;
  const atBest = gaps.filter(({ profile, bestProfile }) => profile === bestProfile).length;
  return { ...worst, atBest, paired: gaps.length };
}
