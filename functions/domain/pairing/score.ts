import { type PairExclusion, pairExclusion } from './eligibility.ts';
import { defaultRules, type Mentee, type Mentor, type Rules, type Weights } from './problem.ts';

/** How well a mentor suits a mentee, in whole points. */
export interface PairScore {
  /** 0–6: points for the needs that the mentor offers. One need: 6. Two needs: 4 and 2. Three needs: 3, 2 and 1. */
  readonly areaPoints: number;
  /** 0–2: time slots that both have, at most two counted. */
  readonly schedulePoints: number;
  /** 0–1: 1 if both have the same subject group and the mentee wants that, or if neither side minds. */
  readonly subjectPoints: number;
  /** 0–1: 1 unless one wants to meet in person and the other online. */
  readonly formatPoints: number;
  /** The weighted sum of the four numbers above: 0–10 if all weights are 1. */
  readonly profile: number;
  /** 3, 2, 1 if the mentor is the mentee's first, second, third choice; 0 otherwise. */
  readonly menteeRank: number;
  /** 3, 2, 1 if the mentee is the mentor's first, second, third choice; 0 otherwise. */
  readonly mentorRank: number;
  /** The weighted sum of both ranks: 0–6 if both weights are 1. */
  readonly sympathy: number;
  /** Whether each chose the other. */
  readonly mutual: boolean;
  readonly firstNeedMet: boolean;
  /** The needs that the mentor offers, in the mentee's order. */
  readonly coveredNeeds: readonly string[];
}

/** Points of a need by the number of needs and its rank. */
export const needPoints: readonly (readonly number[])[] = [[], [6], [4, 2], [3, 2, 1]];

/** The points of a choice: 3, 2, 1 for first, second, third; 0 for people not chosen. */
export function rank(choices: readonly (string | null)[], code: string): number {
  const place = choices.indexOf(code);
  return place < 0 ? 0 : 3 - place;
}

export function subjectPoints(mentee: Mentee, mentor: Mentor): number {
  if (mentee.subjectGroup === undefined || mentee.subjectGroup !== mentor.subjectGroup) return 0;
  const neitherMinds = !mentee.mindsSameSubject && !mentor.mindsSameSubject;
  return mentee.wantsSameSubject || neitherMinds ? 1 : 0;
}

/** Whether the modes of meeting fit. No answer and «смешанно» fit everything. */
export function formatPoints(mentee: Mentee, mentor: Mentor): number {
  const [one, other] = [mentee.meetingMode, mentor.meetingMode];
  return (one === 'inPerson' && other === 'online') || (one === 'online' && other === 'inPerson') ? 0 : 1;
}

/** The parts of a score. It does not check whether the pair is allowed. */
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

/** The score of a pair, or why the two can never be one. */
export function score(
  mentee: Mentee,
  mentor: Mentor,
  rules: Pick<Rules, 'bans' | 'allowNoOverlap' | 'weights'>,
): PairScore | { readonly excluded: PairExclusion } {
  const excluded = pairExclusion(mentee, mentor, rules);
  return excluded === null ? measure(mentee, mentor, rules.weights) : { excluded };
}
