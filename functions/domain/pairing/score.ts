import { defaultRules, type Mentee, type Mentor, type Weights } from './problem.ts';

export interface PairScore {
  /** Points for the needs that the mentor offers, from 0 to 6 (see `needPoints`). */
  readonly areaPoints: number;
  /** How many time slots both people have; at most 2. */
  readonly schedulePoints: number;
  /** 1 if both have the same subject group, and either the mentee wants that or nobody minds; otherwise 0. */
  readonly subjectPoints: number;
  /** 0 if one person wants to meet in person and the other online; otherwise 1. */
  readonly formatPoints: number;
  /** The weighted sum of the four numbers above: 0–10 if all weights are 1. */
  readonly profile: number;
  /** The mentee's choice: 3, 2 or 1 if the mentor is their first, second or third choice; otherwise 0. */
  readonly menteeRank: number;
  /** The mentor's choice: 3, 2 or 1 if the mentee is their first, second or third choice; otherwise 0. */
  readonly mentorRank: number;
  /** The weighted sum of both ranks: 0–6 if both weights are 1. */
  readonly sympathy: number;
  readonly mutual: boolean;
  readonly firstNeedMet: boolean;
  /** The needs that the mentor offers, in the mentee's order. */
  readonly coveredNeeds: readonly string[];
}

/** The points of each need. The first index is the number of needs, the second is the rank of the need. */
export const needPoints: readonly (readonly number[])[] = [[], [6], [4, 2], [3, 2, 1]];

/** The points of a choice: 3, 2, 1 for the first, second, third choice; 0 for other people. */
export function rank(choices: readonly (string | null)[], code: string): number {
  const place = choices.indexOf(code);
  return place < 0 ? 0 : 3 - place;
}

export function subjectPoints(mentee: Mentee, mentor: Mentor): number {
  if (mentee.subjectGroup === undefined || mentee.subjectGroup !== mentor.subjectGroup) return 0;
  const neitherMinds = !mentee.mindsSameSubject && !mentor.mindsSameSubject;
  return mentee.wantsSameSubject || neitherMinds ? 1 : 0;
}

/** 1 if the modes of meeting fit, otherwise 0. A missing answer and «смешанно» fit every mode. */
export function formatPoints(mentee: Mentee, mentor: Mentor): number {
  const [one, other] = [mentee.meetingMode, mentor.meetingMode];
  return (one === 'inPerson' && other === 'online') || (one === 'online' && other === 'inPerson') ? 0 : 1;
}

/** The score of a pair, even if the pair is not allowed. */
export function measure(mentee: Mentee, mentor: Mentor, weights: Weights = defaultRules.weights): PairScore {
  const points = needPoints[mentee.needs.length] ?? [];
  const coveredNeeds = mentee.needs.filter((need) => mentor.offers.includes(need));
  const areaPoints = mentee.needs.reduce(
    (sum, need, place) => sum + (coveredNeeds.includes(need) ? (points[place] ?? 0) : 0),
    0,
  );
  const mentorSlots = new Set(mentor.slots);
  const schedulePoints = Math.min(2, new Set(mentee.slots.filter((slot) => mentorSlots.has(slot))).size);
  const subject = subjectPoints(mentee, mentor);
  const format = formatPoints(mentee, mentor);
  const menteeRank = rank(mentee.choices, mentor.code);
  const mentorRank = rank(mentor.choices, mentee.code);
  return {
    areaPoints,
    schedulePoints,
    subjectPoints: subject,
    formatPoints: format,
    profile:
      weights.areas * areaPoints + weights.time * schedulePoints + weights.subject * subject + weights.format * format,
    menteeRank,
    mentorRank,
    sympathy: weights.menteeChoice * menteeRank + weights.mentorChoice * mentorRank,
    mutual: menteeRank > 0 && mentorRank > 0,
    firstNeedMet: coveredNeeds.includes(mentee.needs[0] ?? ''),
    coveredNeeds,
  };
}
