/** What the pairing is asked: people as codes, needs and offers as area keys, and the rules the school has set. */

export type MeetingMode = 'inPerson' | 'online' | 'mixed';

/** What both roles tell about themselves. A person in both roles has one code and appears once in each list. */
interface Participant {
  readonly code: string;
  readonly slots: readonly string[];
  readonly meetingMode?: MeetingMode;
  readonly subjectGroup?: string;
  /** Would rather not work with somebody of the same subject. */
  readonly mindsSameSubject?: boolean;
  /** Codes this person does not want to work with. Private: only the fact that a pair is excluded ever leaves this room. */
  readonly vetoes: readonly string[];
  /** First, second and third choice after the group meeting; `null` where a place was left without preference. */
  readonly choices: readonly (string | null)[];
}

export interface Mentee extends Participant {
  /** One to three area keys, the most important first. */
  readonly needs: readonly string[];
  readonly wantsSameSubject: boolean;
  /** Wants to be the only mentee of the mentor. */
  readonly alone: boolean;
}

export interface Mentor extends Participant {
  readonly offers: readonly string[];
  /** How many mentees the mentor is ready to lead. */
  readonly capacity: number;
}

export interface PairCode {
  readonly mentee: string;
  readonly mentor: string;
}

/** A pair the curator asks to be made whatever the scores say. */
export interface Pin extends PairCode {
  readonly reason?: string;
}

/** A pair that is already confirmed or at work. It is never moved and takes a place of its mentor. */
export interface FixedPair extends PairCode {
  /** Whether the mentee works alone with the mentor; needed only where the mentee is no longer in the list of mentees. */
  readonly alone?: boolean;
}

export interface Rules {
  readonly pins: readonly Pin[];
  readonly bans: readonly PairCode[];
  readonly fixed: readonly FixedPair[];
  /** The most mentees a school lets one mentor lead. */
  readonly maxLoad: number;
  /** Lets a pair stand where the mentor offers none of the needs. */
  readonly allowNoOverlap: boolean;
  /** Lets two people mentor each other. */
  readonly allowBothDirections: boolean;
  readonly weights: Weights;
  readonly counts: CountedLevels;
  /** Pairs as they are now: of sets that are equally good otherwise, the one that keeps most of them is taken. */
  readonly keep: readonly PairCode[];
}

/** How much each part of a score counts: whole numbers from 0 to 10. */
export interface Weights {
  readonly areas: number;
  readonly time: number;
  readonly subject: number;
  readonly format: number;
  readonly menteeChoice: number;
  readonly mentorChoice: number;
}

/** The levels of the comparison that a school may switch off; one that is off counts as nought in every set of pairs. */
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
  withdrawn: 'участие прекращено',
} as const;

export type ExclusionReason = keyof typeof exclusionSentences;

/** A person who may not be paired now, left out by the caller; named so that «без пары» can say why. */
export interface ExcludedPerson {
  readonly code: string;
  readonly role: Role;
  readonly reason: ExclusionReason;
  /** For a mentor: what he offers, so that a mentee learns that help exists but is not admitted yet. */
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
  allowNoOverlap: false,
  allowBothDirections: false,
  weights: { areas: 1, time: 1, subject: 1, format: 1, menteeChoice: 1, mentorChoice: 1 },
  counts: { firstNeed: true, mutual: true, evenLoad: true },
  keep: [],
};

/** Order of codes by UTF-16 code units: the same on every machine and in every locale. */
export function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
