import type { Assignment } from './assignment.ts';
import { commit } from './commitments.ts';
import { layOut, type PairNetwork } from './pair-network.ts';
import type { PairingProblem } from './problem.ts';
import type { Solution } from './solution.ts';

/** A bound on the number of second mentors, over all sets of first pairs of the same size. */
export interface MostSecondMentors {
  readonly most: number;
  /** Whether some set of pairs certainly reaches the bound. */
  readonly isReached: boolean;
}

/**
 * The largest number of second mentors over all sets of first pairs of the same size. It is the maximum flow (Ford and Fulkerson 1956) in which a
 * mentee who should have two mentors takes up to two places. The flow ignores «вдвоём», conditions on groups, and the ban on pairs in both directions.
 */
export function mostSecondMentors(first: Solution, second: Solution): MostSecondMentors {
  const { network, problem } = first.model;
  const flow = new Flow(network);
  flow.add(network, ({ wantsSecond }) => (wantsSecond ? 2 : 1));
  flow.add(committedOnly(first), () => 1);
  for (const { mentee, mentor } of second.pairs.filter((pair) => !isCommitted(first, pair))) flow.use(mentee, mentor);
  const found = second.pairs.filter(({ origin }) => origin !== 'fixed').length;
  const isPlain = !network.transport.doors && !network.transport.sized && !isAnybodyBoth(problem);
  // Without an optimum, or if each mentor must have a mentee, the flow could give more mentees a first mentor.
  const isMost = first.mode === 'optimum' && problem.rules.eachMentor !== 'demanded';
  return { most: found + flow.enlarge(), isReached: isPlain && isMost };
}

/**
 * Bounds the number of second mentors over all sets of first pairs under the conditions of an assignment. Each set has as many pairs as the given
 * solution. The bound ignores what {@link mostSecondMentors} ignores, so it is never too small.
 */
export function secondMentorsBound(first: Solution): (conditions: Assignment) => number {
  const { network, problem, commitments } = first.model;
  const { menteeOf } = network.transport;
  const committed = committedOnly(first);
  const proposed = first.pairs.filter(({ origin }) => origin === 'proposed').length;
  // The curator may have pinned a pair that has no arc.
  const pinned = problem.rules.pins.filter(({ mentee, mentor }) => !commitments.mentorsOf(mentee).includes(mentor));
  return ({ high, arcOf, locked }) => {
    const flow = new Flow(network);
    const mayBeFirst = (arc: number) => {
      const mentee = menteeOf[arc] ?? 0;
      if (network.mentees[mentee]?.wantsSecond) return true;
      return locked[mentee] === 1 ? arcOf[mentee] === arc : (high[arc] ?? 0) >= 0;
    };
    flow.add(network, ({ wantsSecond }) => (wantsSecond ? 2 : 1), mayBeFirst);
    flow.add(committed, () => 1);
    return flow.enlarge() - proposed + pinned.length;
  };
}

/** Whether somebody is both mentee and mentor in a school that forbids pairs in both directions. */
function isAnybodyBoth({ mentees, mentors, rules }: PairingProblem): boolean {
  const isMentor = new Set(mentors.map(({ code }) => code));
  return !rules.allowBothDirections && mentees.some(({ code }) => isMentor.has(code));
}

function isCommitted({ model: { commitments } }: Solution, pair: { readonly mentee: string; readonly mentor: string }) {
  return commitments.mentorsOf(pair.mentee).includes(pair.mentor);
}

/** The network of the second round in which only the confirmed and pinned first pairs exist. */
function committedOnly({ model: { problem, commitments } }: Solution): PairNetwork {
  const pinned = commitments.pairs.filter(({ origin }) => origin === 'pinned');
  const fixed = [...problem.rules.fixed, ...pinned.map(({ mentee, mentor }) => ({ mentee, mentor }))];
  const committed = { ...problem, rules: { ...problem.rules, fixed, pins: [], isSecondRound: true } };
  return layOut(committed, commit(committed));
}

/** A flow from mentees to mentors: which pairs are possible, and which exist now. Mentees and mentors are given by their codes. */
class Flow {
  readonly #mentorsOf = new Map<string, readonly string[]>();
  /** How many more mentors each mentee may have, and how many more mentees each mentor. */
  readonly #spare = new Map<string, number>();
  readonly #room: Map<string, number>;
  readonly #led = new Map<string, Set<string>>();

  constructor({ mentors, transport }: PairNetwork) {
    this.#room = new Map(mentors.map(({ code }, index) => [code, transport.room[index] ?? 0]));
  }

  /**
   * Adds mentees and their possible mentors.
   * @param places - how many mentors a mentee may have
   * @param isOpen - whether an arc of the network may be used
   */
  add(
    { mentees, mentors, transport }: PairNetwork,
    places: (mentee: PairNetwork['mentees'][number]) => number,
    isOpen: (arc: number) => boolean = () => true,
  ): void {
    mentees.forEach((mentee, index) => {
      const codes: string[] = [];
      for (let arc = transport.start[index] ?? 0; arc < (transport.start[index + 1] ?? 0); arc++) {
        if (isOpen(arc)) codes.push(mentors[(transport.column[arc] ?? 0) % transport.mentors]?.code ?? '');
      }
      this.#mentorsOf.set(mentee.code, codes);
      this.#spare.set(mentee.code, places(mentee));
    });
  }

  /** Adds an existing pair. If the rules do not allow it, {@link enlarge} cannot change it. */
  use(mentee: string, mentor: string): void {
    this.#spare.set(mentee, (this.#spare.get(mentee) ?? 0) - 1);
    this.#room.set(mentor, (this.#room.get(mentor) ?? 0) - 1);
    if (this.#mentorsOf.get(mentee)?.includes(mentor)) this.#ledBy(mentor).add(mentee);
  }

  /** Adds pairs until no more are possible. @returns how many were added */
  enlarge(): number {
    let count = 0;
    for (const [mentee, spare] of this.#spare) {
      for (let left = spare; left > 0 && this.#place(mentee, new Set()); left--) count++;
    }
    return count;
  }

  #ledBy(mentor: string): Set<string> {
    const led = this.#led.get(mentor) ?? new Set();
    this.#led.set(mentor, led);
    return led;
  }

  /** Gives a mentee one more mentor: one with a free place, or one from whom another mentee can move away (an augmenting path). */
  #place(mentee: string, seen: Set<string>): boolean {
    for (const mentor of this.#mentorsOf.get(mentee) ?? []) {
      const led = this.#ledBy(mentor);
      if (seen.has(mentor) || led.has(mentee)) continue;
      seen.add(mentor);
      const room = this.#room.get(mentor) ?? 0;
      const leaving = room > 0 ? undefined : [...led].find((other) => this.#place(other, seen));
      if (room <= 0 && leaving === undefined) continue;
      if (leaving === undefined) this.#room.set(mentor, room - 1);
      else led.delete(leaving);
      led.add(mentee);
      return true;
    }
    return false;
  }
}
