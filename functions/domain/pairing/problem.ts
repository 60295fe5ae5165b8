/** The input of the pairing: people as codes, needs and offers as area keys, and the school's rules. */

export type MeetingMode = 'inPerson' | 'online' | 'mixed';

/** A person with both roles has one code and appears in both lists. */
interface Participant {
  readonly code: string;
  readonly slots: readonly string[];
  readonly meetingMode?: MeetingMode;
  readonly subjectGroup?: string;
  /** Whether the person prefers a partner who teaches another subject. */
  readonly mindsSameSubject?: boolean;
  readonly building?: string | undefined;
  readonly department?: string | undefined;
  /** The code of the person's line manager. */
  readonly manager?: string | undefined;
  /** Codes of people with whom this person does not want to work. Others learn only that a pair is impossible. */
  readonly vetoes: readonly string[];
  /** The first, second and third choice after the group meeting; `null` means no choice at that place. */
  readonly choices: readonly (string | null)[];
}

export interface Mentee extends Participant {
  /** One to three keys of areas, most important first. */
  readonly needs: readonly string[];
  readonly wantsSameSubject: boolean;
  /** Whether the person wants to be the only mentee of the mentor. */
  readonly alone: boolean;
  /** Whether the person wants to work in a group, never as the only mentee of the mentor. */
  readonly together: boolean;
  /** Whether the person should have two mentors. */
  readonly wantsSecond?: boolean;
}

export interface Mentor extends Participant {
  readonly offers: readonly string[];
  readonly capacity: number;
}

export interface PairCode {
  readonly mentee: string;
  readonly mentor: string;
}

/** A pair that the curator wants, even if its score is low. */
export interface Pin extends PairCode {
  readonly reason?: string;
}

/** A confirmed or active pair. It never changes, and takes a place of its mentor. */
export interface FixedPair extends PairCode {
  /** Whether the mentee is the only one of the mentor. By default, the mentee's own wish decides. */
  readonly alone?: boolean;
}

/** Who gets a place first if places are short. */
export type PriorityKind = 'earlier' | 'young' | 'waited';

export interface Priority {
  readonly kind: PriorityKind;
  /** A number for each mentee's code; a mentee without an entry has 0. The mentee with the larger number goes first. */
  readonly rank: ReadonlyMap<string, number>;
}

/** What a school may demand of every pair. A missing answer never excludes a pair. */
export type Requirement = 'commonTime' | 'sameBuilding' | 'sameSubject' | 'notManager' | 'notDepartment';

export interface Rules {
  readonly pins: readonly Pin[];
  readonly bans: readonly PairCode[];
  readonly fixed: readonly FixedPair[];
  /** How many mentees the school allows per mentor. */
  readonly maxLoad: number;
  /** The fewest mentees of a group. A mentor leads one mentee or a group. */
  readonly leastGroup: number;
  /** Whether mentees with one fixed mentor look for a second one, and nobody else looks for a mentor. */
  readonly isSecondRound: boolean;
  /** Whether two people may be a pair although the mentor offers none of the mentee's needs. */
  readonly allowNoOverlap: boolean;
  /** Whether two people may mentor each other. */
  readonly allowBothDirections: boolean;
  readonly requirements: readonly Requirement[];
  readonly priority: Priority | null;
  /** Whether each mentor with places leads somebody. `wished`: if no mentee loses their mentor by it. `demanded`: always. */
  readonly eachMentor: 'any' | 'wished' | 'demanded';
  /** If the worst-off mentees go first: how many pairs have at least the first of these profiles, then the second, and so on. */
  readonly atLeast: readonly number[];
  /** The pairs of last year, and whether they should meet again if possible, or never. */
  readonly formerPairs: readonly PairCode[];
  readonly again: 'any' | 'wished' | 'avoided';
  /** The least profile of a pair. A pin needs no profile. */
  readonly leastProfile: number;
  readonly weights: Weights;
  readonly counts: CountedLevels;
  /** The present pairs. Of several equally good sets, we choose the set with most of these pairs. */
  readonly keep: readonly PairCode[];
}

/** The weight of each part of a score: a whole number from 0 to 10. */
export interface Weights {
  readonly areas: number;
  readonly time: number;
  readonly subject: number;
  readonly format: number;
  readonly menteeChoice: number;
  readonly mentorChoice: number;
}

/** Levels that a school may switch off. A switched-off level is always zero. */
export interface CountedLevels {
  readonly firstNeed: boolean;
  readonly mutual: boolean;
  readonly evenLoad: boolean;
}

export type Role = 'mentee' | 'mentor';

export const exclusionSentences = {
  noConsent: 'нет действующего согласия на обработку персональных данных',
  noRequest: 'нет анкеты с запросом',
  declined: 'запрос отклонён или отложен',
  noWish: 'нет желания быть наставником',
  noWorkWish: 'нет готовности работать по дополнительному соглашению (ст. 351.8 ТК РФ)',
  notAdmitted: 'нет допуска по итогам собеседования',
  notTrained: 'не пройдено обучение наставников',
  certificateLapsed: 'истёк срок свидетельства об обучении',
  withdrawn: 'участие прекращено',
} as const;

export type ExclusionReason = keyof typeof exclusionSentences;

/** A person excluded from pairing for now, so that «без пары» can give the reason. */
export interface ExcludedPerson {
  readonly code: string;
  readonly role: Role;
  readonly reason: ExclusionReason;
  /** The areas that the mentor offers, so that a mentee learns that help exists but the mentor is not admitted yet. */
  readonly offers?: readonly string[];
}

export interface PairingProblem {
  readonly mentees: readonly Mentee[];
  readonly mentors: readonly Mentor[];
  readonly rules: Rules;
  readonly excluded: readonly ExcludedPerson[];
}

export const defaultRules: Rules = {
  pins: [],
  bans: [],
  fixed: [],
  maxLoad: 3,
  leastGroup: 2,
  isSecondRound: false,
  allowNoOverlap: false,
  allowBothDirections: false,
  requirements: [],
  priority: null,
  eachMentor: 'any',
  atLeast: [],
  formerPairs: [],
  again: 'any',
  leastProfile: 0,
  weights: { areas: 1, time: 1, subject: 1, format: 1, menteeChoice: 1, mentorChoice: 1 },
  counts: { firstNeed: true, mutual: true, evenLoad: true },
  keep: [],
};

/**
 * Compares letters as letters and numbers as numbers, so that «К-2» comes before «К-10». The order is the same on every machine and in every locale.
 */
export function compareCodes(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)];
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [left = '', right = ''] = [one[at], other[at]];
    const difference = Number(left) - Number(right);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
    if (Number.isNaN(difference) && left !== right) return left < right ? -1 : 1;
  }
  return one.length - other.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The numbers in a code, and the texts between them. */
function parts(code: string): string[] {
  return code.match(/\d+|\D+/g) ?? [];
}
