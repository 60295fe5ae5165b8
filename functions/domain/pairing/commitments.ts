import { exclusionClause, pairExclusion } from './eligibility.ts';
import { largestGroup } from './largest-group.ts';
import {
  compareCodes,
  type ExcludedPerson,
  exclusionSentences,
  type Mentee,
  type Mentor,
  type PairCode,
  type PairingProblem,
  type Pin,
  type Role,
} from './problem.ts';

/** A refused pin. The reason is a Russian sentence that never reveals whose wish caused the refusal. */
export interface PinConflict {
  readonly pin: Pin;
  readonly reason: string;
}

interface CommittedPair extends PairCode {
  readonly origin: 'fixed' | 'pinned';
  readonly reason?: string;
}

/** The pairs that are fixed before the search, and the places that these pairs take. */
export class Commitments {
  readonly pairs: CommittedPair[] = [];
  readonly conflicts: PinConflict[] = [];
  readonly #load = new Map<string, number>();
  readonly #mentorsOf = new Map<string, string[]>();
  readonly #ledBy = new Map<string, string[]>();
  /** Mentors whose committed mentee works alone with them. */
  readonly #closed = new Set<string>();

  add(pair: CommittedPair, alone: boolean): void {
    this.pairs.push(pair);
    this.#load.set(pair.mentor, this.load(pair.mentor) + 1);
    this.#mentorsOf.set(pair.mentee, [...this.mentorsOf(pair.mentee), pair.mentor]);
    this.#ledBy.set(pair.mentor, [...this.ledBy(pair.mentor), pair.mentee]);
    if (alone) this.#closed.add(pair.mentor);
  }

  load(mentor: string): number {
    return this.#load.get(mentor) ?? 0;
  }

  /** The mentees whom this mentor already leads. */
  ledBy(mentor: string): readonly string[] {
    return this.#ledBy.get(mentor) ?? [];
  }

  mentorOf(mentee: string): string | undefined {
    return this.mentorsOf(mentee)[0];
  }

  /** The mentors whom this mentee already has. */
  mentorsOf(mentee: string): readonly string[] {
    return this.#mentorsOf.get(mentee) ?? [];
  }

  /** How many more mentees a mentor can take. */
  places(mentor: Mentor, limits: { readonly maxLoad: number }): number {
    if (this.#closed.has(mentor.code)) return 0;
    return Math.max(0, largestGroup(mentor, limits) - this.load(mentor.code));
  }

  isClosed(mentor: string): boolean {
    return this.#closed.has(mentor);
  }

  isReversed({ mentee, mentor }: PairCode): boolean {
    return this.mentorsOf(mentor).includes(mentee);
  }
}

/** Commits the fixed pairs first, then the curator's pins in the order of codes. Refuses an impossible pin with a reason. */
export function commit(problem: PairingProblem): Commitments {
  const { rules } = problem;
  const commitments = new Commitments();
  const mentees = new Map(problem.mentees.map((mentee) => [mentee.code, mentee]));
  const mentors = new Map(problem.mentors.map((mentor) => [mentor.code, mentor]));
  for (const { mentee, mentor, alone } of [...rules.fixed].sort(comparePairs)) {
    commitments.add({ mentee, mentor, origin: 'fixed' }, alone ?? mentees.get(mentee)?.alone ?? false);
  }
  for (const pin of [...rules.pins].sort(comparePairs)) {
    if (commitments.mentorsOf(pin.mentee).includes(pin.mentor)) continue;
    const mentee = mentees.get(pin.mentee);
    const mentor = mentors.get(pin.mentor);
    const reason =
      mentee === undefined || mentor === undefined
        ? absence(pin, problem.excluded, mentee)
        : refusal(mentee, mentor, problem, commitments);
    if (reason !== null) commitments.conflicts.push({ pin, reason });
    else {
      const pair = { mentee: pin.mentee, mentor: pin.mentor, origin: 'pinned' } as const;
      commitments.add(pin.reason === undefined ? pair : { ...pair, reason: pin.reason }, mentee?.alone ?? false);
    }
  }
  return commitments;
}

function comparePairs(a: PairCode, b: PairCode): number {
  return compareCodes(a.mentee, b.mentee) || compareCodes(a.mentor, b.mentor);
}

const roleNames: Record<Role, string> = { mentee: 'наставляемый', mentor: 'наставник' };

function absence(pin: Pin, excluded: readonly ExcludedPerson[], mentee: Mentee | undefined): string {
  const role: Role = mentee === undefined ? 'mentee' : 'mentor';
  const code = pin[role];
  const known = excluded.find((person) => person.code === code && person.role === role);
  if (known === undefined) return `${code} сейчас не участвует в подборе как ${roleNames[role]}.`;
  return `${code} (${roleNames[role]}) нельзя включить в пару: ${exclusionSentences[known.reason]}.`;
}

function refusal(mentee: Mentee, mentor: Mentor, problem: PairingProblem, commitments: Commitments): string | null {
  const { rules } = problem;
  const exclusion = pairExclusion(mentee, mentor, { ...rules, allowNoOverlap: true, leastProfile: 0 });
  if (exclusion === 'samePerson') return 'Человек не может быть наставником самому себе.';
  if (exclusion === 'ban') return 'Для этой пары стоит запрет. Снимите либо запрет, либо закрепление.';
  if (exclusion === 'privateWish') return 'Пара исключена.';
  if (exclusion === 'former') {
    return 'Это прошлогодняя пара, а школа таких не повторяет. Измените «Прошлогодний наставник» на листе «Настройки» или снимите закрепление.';
  }
  if (exclusion !== null) {
    return `Для этой пары ${exclusionClause(exclusion)}. Снимите либо требование на листе «Настройки», либо закрепление.`;
  }
  const other = commitments.mentorOf(mentee.code);
  const already = rules.isSecondRound ? 'по уже выбранным парам' : 'уже';
  const maySecond = rules.isSecondRound && seeksSecond(mentee, commitments.mentorsOf(mentee.code).length);
  if (other !== undefined && !maySecond) return `${mentee.code} уже в паре с наставником ${other}.`;
  if (commitments.isReversed({ mentee: mentee.code, mentor: mentor.code }) && !rules.allowBothDirections) {
    return `${mentee.code} ${already} наставник для ${mentor.code}; в обе стороны пары не создаются.`;
  }
  if (commitments.isClosed(mentor.code)) return `С наставником ${mentor.code} ${already} работают вдвоём.`;
  if (largestGroup(mentor, rules) === 0) return `Наставник ${mentor.code} сейчас не берёт наставляемых.`;
  if (commitments.places(mentor, rules) === 0) {
    return `У наставника ${mentor.code} не осталось мест: занято ${commitments.load(mentor.code)}.`;
  }
  if (mentee.alone && commitments.load(mentor.code) > 0) {
    return `${mentee.code} хочет работать вдвоём, а у наставника ${mentor.code} ${already} есть наставляемые.`;
  }
  return null;
}

/** Whether a mentee with so many mentors takes part in the second round. */
export function seeksSecond({ wantsSecond }: Mentee, mentors: number): boolean {
  return wantsSecond === true && mentors === 1;
}
