import {
  measure,
  type PairCode,
  type PairingProblem,
  type PairScore,
  type Requirement,
} from '../../../../../functions/domain/pairing/index.ts';

/** A set of pairs: the mentor of each mentee. */
export type Pairs = ReadonlyMap<string, string>;

/**
 * The code of a stand-in for a mentee who looks for a second mentor. In the second round, the stand-in has the mentee's first pair and is in nobody's
 * list.
 */
export const standInOf = (code: string) => code.toLowerCase();

const byCode = (a: PairCode, b: PairCode) =>
  a.mentee + a.mentor === b.mentee + b.mentor ? 0 : `${a.mentee} ${a.mentor}` < `${b.mentee} ${b.mentor}` ? -1 : 1;

/** Compares two lists of numbers from left to right. Positive if the first is larger. */
export function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** A small school with all its sets of pairs, found by enumeration. The rules are programmed here a second time, without the solver. */
export class School {
  readonly problem: PairingProblem;
  /** The mentor of each mentee whose pair is confirmed, or pinned by the curator (`rules.pins`) and allowed by the rules. */
  readonly committed = new Map<string, string>();
  readonly sets: readonly Pairs[];
  /** Like `sets`, together with the sets whose groups are too small: the search for stable pairs ignores conditions on groups. */
  readonly setsOfAnySize: readonly Pairs[];
  readonly #closed = new Set<string>();

  constructor(problem: PairingProblem) {
    this.problem = problem;
    const { fixed, pins } = problem.rules;
    for (const { mentee, mentor, alone } of fixed) {
      this.committed.set(mentee, mentor);
      if (alone ?? this.mentee(mentee)?.alone) this.#closed.add(mentor);
    }
    for (const pin of [...pins].sort(byCode)) {
      if (!this.isBarred(pin) && this.mayBeCommitted(pin) && !this.committed.has(pin.mentee)) {
        this.committed.set(pin.mentee, pin.mentor);
        if (this.mentee(pin.mentee)?.alone) this.#closed.add(pin.mentor);
      }
    }
    const sets: Pairs[] = [];
    const free = problem.mentees.map(({ code }) => code).filter((code) => !this.committed.has(code));
    const visit = (chosen: Pairs, at: number) => {
      const mentee = free[at];
      if (mentee === undefined) {
        sets.push(chosen);
        return;
      }
      visit(chosen, at + 1);
      for (const { code: mentor } of problem.mentors) {
        if (this.isOpen({ mentee, mentor }) && this.#fits(chosen, { mentee, mentor })) {
          visit(new Map([...chosen, [mentee, mentor]]), at + 1);
        }
      }
    };
    visit(this.committed, 0);
    this.setsOfAnySize = sets;
    this.sets = sets.filter((pairs) => problem.mentors.every(({ code }) => this.isWhole(pairs, code)));
  }

  mentee = (code: string) => this.problem.mentees.find((one) => one.code === code);
  mentor = (code: string) => this.problem.mentors.find((one) => one.code === code);

  room(mentor: string): number {
    return Math.min(this.mentor(mentor)?.capacity ?? 0, this.problem.rules.maxLoad);
  }

  isVetoed({ mentee, mentor }: PairCode): boolean {
    return Boolean(this.mentee(mentee)?.vetoes.includes(mentor) || this.mentor(mentor)?.vetoes.includes(mentee));
  }

  isBanned({ mentee, mentor }: PairCode): boolean {
    return this.problem.rules.bans.some((ban) => ban.mentee === mentee && ban.mentor === mentor);
  }

  offers({ mentee, mentor }: PairCode): boolean {
    const offered = this.mentor(mentor)?.offers ?? [];
    return this.mentee(mentee)?.needs.some((need) => offered.includes(need)) ?? false;
  }

  /** The requirements of the school that two people do not meet. */
  unmet({ mentee, mentor }: PairCode): Requirement[] {
    const [one, other] = [this.mentee(mentee), this.mentor(mentor)];
    if (!one || !other) return [];
    const differ = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
    const isBoss = (a: { manager?: string | undefined }, b: string) => a.manager === b;
    const broken: Readonly<Record<Requirement, boolean>> = {
      commonTime:
        one.slots.length > 0 &&
        other.slots.length > 0 &&
        one.slots.filter((at) => other.slots.includes(at)).length === 0,
      sameBuilding: differ(one.building, other.building),
      sameSubject: differ(one.subjectGroup, other.subjectGroup),
      notManager: isBoss(one, mentor) || isBoss(other, mentee),
      notDepartment: Boolean(one.department) && one.department === other.department,
    };
    return this.problem.rules.requirements.filter((requirement) => broken[requirement]);
  }

  wasPair({ mentee, mentor }: PairCode): boolean {
    return this.problem.rules.formerPairs.some((pair) => pair.mentee === mentee && pair.mentor === mentor);
  }

  /** Whether two people were a pair last year, in a school that does not repeat such pairs. */
  isFormer(pair: PairCode): boolean {
    return this.problem.rules.again === 'avoided' && this.wasPair(pair);
  }

  /** Whether the profile of two people is below the school's least profile. */
  isLow(pair: PairCode): boolean {
    return (this.score(pair)?.profile ?? 0) < this.problem.rules.leastProfile;
  }

  /** Whether two people may never be a pair, even with a pin. */
  isBarred(pair: PairCode): boolean {
    const { mentee, mentor } = pair;
    if (!this.mentee(mentee) || !this.mentor(mentor) || mentee === mentor) return true;
    return this.isVetoed(pair) || this.isBanned(pair) || this.isFormer(pair) || this.unmet(pair).length > 0;
  }

  /** Whether the pair can be added to the confirmed and pinned pairs. */
  mayBeCommitted({ mentee, mentor }: PairCode): boolean {
    const load = this.ledBy(this.committed, mentor).length;
    if (this.#closed.has(mentor) || load >= this.room(mentor)) return false;
    if (this.mentee(mentee)?.alone && load > 0) return false;
    return (
      this.problem.rules.allowBothDirections ||
      [mentor, standInOf(mentor)].every((at) => this.committed.get(at) !== mentee)
    );
  }

  /** Whether some set contains this pair. The pair is neither confirmed nor pinned. */
  isOpen(pair: PairCode): boolean {
    if (this.committed.has(pair.mentee) || this.isBarred(pair)) return false;
    return (this.problem.rules.allowNoOverlap || this.offers(pair)) && !this.isLow(pair) && this.mayBeCommitted(pair);
  }

  ledBy(pairs: Pairs, mentor: string): string[] {
    return [...pairs].filter(([, own]) => own === mentor).map(([mentee]) => mentee);
  }

  /** Whether some mentee in these pairs works alone with this mentor. */
  isShut(pairs: Pairs, mentor: string): boolean {
    const isAlone = (code: string) => !this.committed.has(code) && this.mentee(code)?.alone === true;
    return this.#closed.has(mentor) || this.ledBy(pairs, mentor).some(isAlone);
  }

  /** Whether a mentor leads one mentee or a group, or nobody beside the confirmed and pinned pairs. */
  isWhole(pairs: Pairs, mentor: string): boolean {
    const led = this.ledBy(pairs, mentor);
    const added = led.filter((code) => !this.committed.has(code));
    if (added.length === 0 || led.length >= this.problem.rules.leastGroup) return true;
    return led.length === 1 && !added.some((code) => this.mentee(code)?.together);
  }

  #fits(pairs: Pairs, { mentee, mentor }: PairCode): boolean {
    const load = this.ledBy(pairs, mentor).length;
    if (this.isShut(pairs, mentor) || load >= this.room(mentor)) return false;
    if (this.mentee(mentee)?.alone && load > 0) return false;
    return this.problem.rules.allowBothDirections || pairs.get(mentor) !== mentee;
  }

  /** Whether the pair could be added to a set in which the mentee has no mentor. */
  isFree(pairs: Pairs, pair: PairCode): boolean {
    const joined = new Map([...pairs, [pair.mentee, pair.mentor]]);
    return this.isOpen(pair) && this.#fits(pairs, pair) && this.isWhole(joined, pair.mentor);
  }

  score({ mentee, mentor }: PairCode): PairScore | null {
    const [one, other] = [this.mentee(mentee), this.mentor(mentor)];
    return one && other ? measure(one, other, this.problem.rules.weights) : null;
  }

  /** The levels that this school uses, the most important first. */
  get levels(): string[] {
    const { priority, eachMentor, again, atLeast } = this.problem.rules;
    const led = eachMentor === 'wished' ? ['led'] : [];
    const chosen = [...(priority ? [priority.kind] : []), ...led, ...(again === 'wished' ? ['again'] : [])];
    return [
      ...(eachMentor === 'demanded' ? ['led'] : []),
      'served',
      ...chosen,
      ...atLeast.map((least) => `atLeast ${least}`),
      'firstNeed',
      'mutual',
      'profile',
      'sympathy',
      'evenness',
    ];
  }

  /** The value at each level, and the number of kept pairs. */
  value(pairs: Pairs): number[] {
    const { counts, keep, priority } = this.problem.rules;
    const list = [...pairs].map(([mentee, mentor]) => ({ mentee, mentor }));
    const sum = (count: (score: PairScore) => number) =>
      list.reduce((total, pair) => {
        const score = this.score(pair);
        return total + (score ? count(score) : 0);
      }, 0);
    const first = () => list.reduce((total, { mentee }) => total + (priority?.rank.get(mentee) ?? 0), 0);
    const squares = () => {
      const loads = [...new Set(pairs.values())].map((mentor) => this.ledBy(pairs, mentor).length);
      return loads.reduce((total, load) => total + load * load, 0);
    };
    const isKept = (pair: PairCode) =>
      !this.committed.has(pair.mentee) && keep.some((one) => one.mentee === pair.mentee && one.mentor === pair.mentor);
    const worth: Readonly<Record<string, () => number>> = {
      served: () => pairs.size,
      led: () => new Set(pairs.values()).size,
      earlier: first,
      young: first,
      waited: first,
      again: () => list.filter((pair) => this.wasPair(pair)).length,
      firstNeed: () => (counts.firstNeed ? sum(({ firstNeedMet }) => Number(firstNeedMet)) : 0),
      mutual: () => (counts.mutual ? sum(({ mutual }) => Number(mutual)) : 0),
      profile: () => sum(({ profile }) => profile),
      sympathy: () => sum(({ sympathy }) => sympathy),
      evenness: () => (counts.evenLoad ? 0 - squares() : 0),
    };
    const reaches = (key: string) => sum(({ profile }) => Number(profile >= Number(key.split(' ')[1])));
    return [...this.levels.map((key) => worth[key]?.() ?? reaches(key)), list.filter(isKept).length];
  }

  vector(pairs: Pairs): number[] {
    return this.value(pairs).slice(0, -1);
  }

  /** The greatest value of the sets that meet a condition; `null` if none does. */
  best(meets: (pairs: Pairs) => boolean = () => true): number[] | null {
    const values = this.sets.filter(meets).map((pairs) => this.value(pairs));
    return values.length === 0 ? null : values.reduce((best, value) => (compare(value, best) > 0 ? value : best));
  }

  /** Pairs of people who would both prefer each other to their partners, as «mentee mentor». */
  blocking(pairs: Pairs): string[] {
    const seen = ({ mentee, mentor }: PairCode, by: 'menteeRank' | 'mentorRank') => {
      const score = this.score({ mentee, mentor });
      return [score?.[by] ?? 0, score?.profile ?? 0];
    };
    const found: string[] = [];
    for (const { code: mentee, alone } of this.problem.mentees) {
      for (const { code: mentor } of this.problem.mentors) {
        const pair = { mentee, mentor };
        const own = pairs.get(mentee);
        if (own === mentor || !this.isOpen(pair)) continue;
        if (!this.problem.rules.allowBothDirections && pairs.get(mentor) === mentee) continue;
        const gains =
          own === undefined || compare(seen(pair, 'menteeRank'), seen({ mentee, mentor: own }, 'menteeRank')) > 0;
        const led = this.ledBy(pairs, mentor).filter((code) => !this.committed.has(code));
        const worse = led.filter(
          (code) => compare(seen(pair, 'mentorRank'), seen({ mentee: code, mentor }, 'mentorRank')) > 0,
        );
        const isFull = this.ledBy(pairs, mentor).length >= this.room(mentor);
        const isWelcome = alone
          ? worse.length === led.length
          : worse.length > 0 || (!isFull && !this.isShut(pairs, mentor));
        if (gains && isWelcome) found.push(`${mentee} ${mentor}`);
      }
    }
    return found.sort();
  }
}
