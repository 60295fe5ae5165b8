import { profileIn } from './packing.ts';
import type { PairCode } from './problem.ts';
import { rank } from './score.ts';
import type { PairingModel } from './solution.ts';

/** An allowed pair, as both sides see it. The people are indexes in the network. */
export interface Option {
  readonly mentee: number;
  readonly mentor: number;
  readonly profile: number;
  readonly menteeRank: number;
  readonly mentorRank: number;
}

/** Compares two options for a mentee, first by the mentee's own choice, then by how well the mentor fits. The result is positive if `a` is better. */
export const forMentee = (a: Option, b: Option) => a.menteeRank - b.menteeRank || a.profile - b.profile;
export const forMentor = (a: Option, b: Option) => a.mentorRank - b.mentorRank || a.profile - b.profile;

/** Who may be paired with whom, and what both sides think of it. */
export interface Wishes {
  /** For each mentee: the options, best first, and among equals in the order of mentor codes. */
  readonly options: readonly (readonly Option[])[];
  /** For each mentor: the options, in the order of mentee codes. */
  readonly into: readonly (readonly Option[])[];
  /** How many options there are. */
  readonly count: number;
  readonly alone: readonly boolean[];
  readonly room: Int32Array;
  /** Whether somebody has both roles, and two people may not mentor each other. */
  readonly bothRoles: boolean;
  /** The opposite pair, which excludes this option; `null` if there is none. */
  opposite(option: Option): { readonly mentee: number; readonly mentor: number } | null;
}

export function wishesOf({ network, problem }: PairingModel): Wishes {
  const { mentees, mentors, transport, packing, menteeIndex, mentorIndex } = network;
  const into: Option[][] = mentors.map(() => []);
  const options = mentees.map((person, mentee) => {
    const list: Option[] = [];
    for (let arc = transport.start[mentee] ?? 0; arc < (transport.start[mentee + 1] ?? 0); arc++) {
      const at = (transport.column[arc] ?? 0) % transport.mentors;
      const mentor = mentors[at];
      if (mentor === undefined) continue;
      const option = {
        mentee,
        mentor: at,
        profile: profileIn(transport.high[arc] ?? 0, packing),
        menteeRank: rank(person.choices, mentor.code),
        mentorRank: rank(mentor.choices, person.code),
      };
      list.push(option);
      into[at]?.push(option);
    }
    return list.sort((a, b) => forMentee(b, a) || a.mentor - b.mentor);
  });
  const asMentee = mentors.map(({ code }) => menteeIndex.get(code));
  const asMentor = mentees.map(({ code }) => mentorIndex.get(code));
  return {
    options,
    into,
    count: transport.column.length,
    alone: mentees.map(({ alone }) => alone),
    room: transport.room,
    bothRoles: !problem.rules.allowBothDirections && asMentor.some((mentor) => mentor !== undefined),
    opposite({ mentee, mentor }) {
      const [other, own] = [asMentee[mentor], asMentor[mentee]];
      if (problem.rules.allowBothDirections || other === undefined || own === undefined) return null;
      return { mentee: other, mentor: own };
    },
  };
}

/** Copies the preferences without one possible pair. */
export function withoutOption(wishes: Wishes, mentee: number, mentor: number): Wishes {
  const isOther = (option: Option) => option.mentee !== mentee || option.mentor !== mentor;
  return {
    ...wishes,
    options: wishes.options.with(mentee, (wishes.options[mentee] ?? []).filter(isOther)),
    into: wishes.into.with(mentor, (wishes.into[mentor] ?? []).filter(isOther)),
  };
}

/** Who has which partner at present, and who would have to leave for a pair. */
export class Seats {
  readonly wishes: Wishes;
  readonly #own: (Option | undefined)[];
  readonly #led: Option[][];

  constructor(wishes: Wishes) {
    this.wishes = wishes;
    this.#own = wishes.options.map(() => undefined);
    this.#led = wishes.into.map(() => []);
  }

  /** The present seats of a set of pairs. Fixed and pinned pairs are not in the network, so they never break up. */
  static of({ network }: PairingModel, wishes: Wishes, pairs: readonly PairCode[]): Seats {
    const seats = new Seats(wishes);
    for (const { mentee, mentor } of pairs) {
      const at = network.mentorIndex.get(mentor);
      const option = wishes.options[network.menteeIndex.get(mentee) ?? -1]?.find((one) => one.mentor === at);
      if (option !== undefined) seats.take(option);
    }
    return seats;
  }

  optionOf(mentee: number): Option | undefined {
    return this.#own[mentee];
  }

  ledBy(mentor: number): readonly Option[] {
    return this.#led[mentor] ?? [];
  }

  take(option: Option): void {
    this.#own[option.mentee] = option;
    this.#led[option.mentor]?.push(option);
  }

  leave(option: Option): void {
    this.#own[option.mentee] = undefined;
    this.#led[option.mentor] = (this.#led[option.mentor] ?? []).filter((one) => one !== option);
  }

  /** Whether the mentee of this option leads the mentor of the option, and both directions are not allowed. */
  isReversed(option: Option): boolean {
    const opposite = this.wishes.opposite(option);
    return opposite !== null && this.#own[opposite.mentee]?.mentor === opposite.mentor;
  }

  /**
   * The mentees who must leave if a mentor takes this mentee; empty if there is room. A mentee who wants to be alone replaces all others. A mentee
   * who is alone with the mentor must leave for anybody.
   */
  displacedBy({ mentee, mentor }: Option): readonly Option[] {
    const { alone, room } = this.wishes;
    const led = this.ledBy(mentor).filter((one) => one.mentee !== mentee);
    if (alone[mentee]) return led;
    const holder = led.filter((one) => alone[one.mentee]);
    if (holder.length > 0 || led.length < (room[mentor] ?? 0)) return holder;
    return [led.reduce((least, one) => (forMentor(one, least) < 0 ? one : least))];
  }

  /** Whether the mentor has a place for this mentee and nobody has to leave. */
  isFree(option: Option): boolean {
    return !this.isReversed(option) && this.displacedBy(option).length === 0;
  }

  /** Whether the mentor prefers this mentee to each of those who would have to leave. The mentee's own preference does not matter here. */
  isWelcome(option: Option): boolean {
    return !this.isReversed(option) && this.displacedBy(option).every((one) => forMentor(option, one) > 0);
  }

  /** Whether both prefer this pair: the mentee to their present mentor, and the mentor to those who would have to leave. */
  isBlocking(option: Option): boolean {
    const own = this.#own[option.mentee];
    return (own === undefined || forMentee(option, own) > 0) && this.isWelcome(option);
  }

  isStable(): boolean {
    return this.wishes.options.every((options) => !options.some((option) => this.isBlocking(option)));
  }
}
