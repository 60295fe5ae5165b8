import type { Commitments } from './commitments.ts';
import type { LevelKey } from './objective.ts';
import type { Packing } from './packing.ts';
import type { Mentee, Mentor, PairingProblem, Rules } from './problem.ts';
import { unmet } from './requirements.ts';
import { formatPoints, needPoints, subjectPoints } from './score.ts';

interface Candidates {
  readonly start: Int32Array;
  readonly mentor: Int32Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/**
 * Finds all allowed pairs and their worth, as `score` does, but in milliseconds for a thousand people. From each need, time slot, choice and wish, it
 * visits only the mentors whom this concerns.
 */
export function findCandidates(
  mentees: readonly Mentee[],
  mentors: readonly Mentor[],
  room: Int32Array,
  led: Int32Array,
  { rules }: PairingProblem,
  commitments: Commitments,
  packing: Packing,
): Candidates {
  const board = new ScoreBoard(mentees, mentors, rules);
  const start = new Int32Array(mentees.length + 1);
  const list = new CandidateList(4 * (mentees.length + mentors.length));
  const unitOf = (key: LevelKey) => packing.units[packing.levels.findIndex((level) => level.key === key)] ?? 0;
  const [priority, again] = [unitOf('priority'), unitOf('again')];
  const ladder = rules.atLeast.map((least, at) => {
    const level = packing.levels.findIndex((one) => one.key === 'atLeast');
    return { least, unit: packing.units[level + at] ?? 0 };
  });
  mentees.forEach((mentee, index) => {
    board.mark(mentee);
    const top = packing.served + priority * (rules.priority?.rank.get(mentee.code) ?? 0);
    for (const own of commitments.mentorsOf(mentee.code)) board.bar(own);
    if (!rules.allowBothDirections) {
      for (const fixed of commitments.ledBy(mentee.code)) board.bar(fixed);
    }
    for (let at = 0; at < mentors.length; at++) {
      if (room[at] === 0 || board.barred[at] === 1 || (mentee.alone && (led[at] ?? 0) > 0)) continue;
      if (rules.again === 'avoided' && board.former[at] === 1) continue;
      if (board.areas[at] === 0 && !rules.allowNoOverlap) continue;
      const mentor = mentors[at];
      if (mentor === undefined || unmet(mentee, mentor, rules.requirements) !== undefined) continue;
      const profile = board.profile(mentee, at);
      if (profile < rules.leastProfile) continue;
      let steps = 0;
      for (const { least, unit } of ladder) if (profile >= least) steps += unit;
      const firstNeed = rules.counts.firstNeed ? (board.firstNeed[at] ?? 0) : 0;
      const both = (board.menteeRank[at] ?? 0) > 0 && (board.mentorRank[at] ?? 0) > 0;
      const mutual = rules.counts.mutual && both ? 1 : 0;
      list.add(
        at,
        top +
          (board.former[at] ?? 0) * again +
          steps +
          firstNeed * packing.firstNeed +
          mutual * packing.mutual +
          profile,
        board.sympathy(at) * packing.sympathy + (board.kept[at] ?? 0),
      );
    }
    start[index + 1] = list.length;
  });
  return { start, ...list.arrays() };
}

/** Collects one mentee's scores with every mentor. The next mentee reuses the arrays. */
class ScoreBoard {
  readonly areas: Uint8Array;
  readonly firstNeed: Uint8Array;
  readonly menteeRank: Uint8Array;
  readonly mentorRank: Uint8Array;
  readonly kept: Uint8Array;
  readonly former: Uint8Array;
  readonly barred: Uint8Array;
  readonly #time: Uint8Array;
  readonly #mentors: readonly Mentor[];
  readonly #rules: Rules;
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #offering = new Lists<number>();
  readonly #meetingAt = new Lists<number>();
  readonly #chosenBy = new Lists<readonly [mentor: number, rank: number]>();
  readonly #refusedBy = new Lists<number>();
  readonly #banned = new Lists<string>();
  readonly #keptWith = new Lists<string>();
  readonly #formerlyWith = new Lists<string>();

  constructor(mentees: readonly Mentee[], mentors: readonly Mentor[], rules: Rules) {
    this.#mentors = mentors;
    this.#rules = rules;
    this.#indexOf = new Map(mentors.map(({ code }, index) => [code, index]));
    const isMentee = new Set(mentees.map(({ code }) => code));
    mentors.forEach(({ offers, slots, choices, vetoes }, index) => {
      for (const area of offers) this.#offering.add(area, index);
      for (const slot of new Set(slots)) this.#meetingAt.add(slot, index);
      choices.forEach((code, place) => {
        if (code === null || choices.indexOf(code) < place) return;
        if (isMentee.has(code)) this.#chosenBy.add(code, [index, 3 - place]);
      });
      for (const code of vetoes) this.#refusedBy.add(code, index);
    });
    for (const { mentee, mentor } of rules.bans) this.#banned.add(mentee, mentor);
    for (const { mentee, mentor } of rules.keep) this.#keptWith.add(mentee, mentor);
    for (const { mentee, mentor } of rules.formerPairs) this.#formerlyWith.add(mentee, mentor);
    const size = mentors.length;
    this.areas = new Uint8Array(size);
    this.firstNeed = new Uint8Array(size);
    this.menteeRank = new Uint8Array(size);
    this.mentorRank = new Uint8Array(size);
    this.kept = new Uint8Array(size);
    this.former = new Uint8Array(size);
    this.barred = new Uint8Array(size);
    this.#time = new Uint8Array(size);
  }

  mark({ code, needs, slots, choices, vetoes }: Mentee): void {
    const { areas, firstNeed, menteeRank, mentorRank, kept, former, barred } = this;
    for (const marks of [areas, firstNeed, menteeRank, mentorRank, kept, former, barred]) marks.fill(0);
    this.#time.fill(0);
    const points = needPoints[needs.length] ?? [];
    needs.forEach((need, place) => {
      for (const at of this.#offering.of(need)) {
        this.areas[at] = (this.areas[at] ?? 0) + (points[place] ?? 0);
        if (place === 0) this.firstNeed[at] = 1;
      }
    });
    for (const slot of new Set(slots)) {
      for (const at of this.#meetingAt.of(slot)) this.#time[at] = Math.min(2, (this.#time[at] ?? 0) + 1);
    }
    choices.forEach((chosen, place) => {
      if (chosen !== null && choices.indexOf(chosen) === place) this.#set(this.menteeRank, chosen, 3 - place);
    });
    for (const [at, rank] of this.#chosenBy.of(code)) this.mentorRank[at] = rank;
    for (const mentor of this.#keptWith.of(code)) this.#set(this.kept, mentor, 1);
    for (const mentor of this.#formerlyWith.of(code)) this.#set(this.former, mentor, 1);
    this.bar(code);
    for (const mentor of vetoes) this.bar(mentor);
    for (const mentor of this.#banned.of(code)) this.bar(mentor);
    for (const at of this.#refusedBy.of(code)) this.barred[at] = 1;
  }

  bar(mentor: string): void {
    this.#set(this.barred, mentor, 1);
  }

  profile(mentee: Mentee, at: number): number {
    const { areas, time, subject, format } = this.#rules.weights;
    const mentor = this.#mentors[at];
    if (mentor === undefined) return 0;
    return (
      areas * (this.areas[at] ?? 0) +
      time * (this.#time[at] ?? 0) +
      subject * subjectPoints(mentee, mentor) +
      format * formatPoints(mentee, mentor)
    );
  }

  sympathy(at: number): number {
    const { menteeChoice, mentorChoice } = this.#rules.weights;
    return menteeChoice * (this.menteeRank[at] ?? 0) + mentorChoice * (this.mentorRank[at] ?? 0);
  }

  #set(marks: Uint8Array, mentor: string, value: number): void {
    const at = this.#indexOf.get(mentor);
    if (at !== undefined) marks[at] = value;
  }
}

class Lists<T> {
  readonly #lists = new Map<string, T[]>();

  add(key: string, value: T): void {
    const list = this.#lists.get(key);
    if (list) list.push(value);
    else this.#lists.set(key, [value]);
  }

  of(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }
}

/** A list that doubles its size when it is full, because the number of allowed pairs is unknown. */
class CandidateList {
  length = 0;
  #mentor: Int32Array;
  #high: Float64Array;
  #low: Float64Array;

  constructor(size: number) {
    this.#mentor = new Int32Array(size);
    this.#high = new Float64Array(size);
    this.#low = new Float64Array(size);
  }

  add(mentor: number, high: number, low: number): void {
    if (this.length === this.#mentor.length) this.#grow();
    this.#mentor[this.length] = mentor;
    this.#high[this.length] = high;
    this.#low[this.length++] = low;
  }

  arrays(): Omit<Candidates, 'start'> {
    const { length } = this;
    return {
      mentor: this.#mentor.slice(0, length),
      high: this.#high.slice(0, length),
      low: this.#low.slice(0, length),
    };
  }

  #grow(): void {
    const size = 2 * this.length + 16;
    const mentor = new Int32Array(size);
    const high = new Float64Array(size);
    const low = new Float64Array(size);
    mentor.set(this.#mentor);
    high.set(this.#high);
    low.set(this.#low);
    this.#mentor = mentor;
    this.#high = high;
    this.#low = low;
  }
}
