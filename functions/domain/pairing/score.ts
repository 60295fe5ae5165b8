import { type PairExclusion, pairExclusion } from './eligibility.ts';
import { defaultRules, type Mentee, type Mentor, type Rules, type Weights } from './problem.ts';

/** How well a mentor fits a mentee, in whole points. */
export interface PairScore {
  /** 0–6: needs weigh 6 (one need), 4 and 2 (two), 3, 2 and 1 (three); the weights of the needs the mentor offers. */
  readonly areaPoints: number;
  /** 0–2: common time slots, two or more count as two. */
  readonly schedulePoints: number;
  /** 0–1: same group of subjects, where the mentee asked for it or neither side minds. */
  readonly subjectPoints: number;
  /** 0–1: no clash between meeting in person and online. */
  readonly formatPoints: number;
  /** Sum of the four above, each times its weight: 0–10 where all weigh 1. */
  readonly profile: number;
  /** 3, 2, 1 for the mentee's first, second, third choice of the mentor; 0 otherwise. */
  readonly menteeRank: number;
  /** The same for the mentor's choice of the mentee. */
  readonly mentorRank: number;
  /** Sum of both ranks, each times its weight: 0–6 where both weigh 1. */
  readonly sympathy: number;
  /** Each named the other. */
  readonly mutual: boolean;
  readonly firstNeedMet: boolean;
  /** The needs the mentor offers, in the mentee's order. */
  readonly coveredNeeds: readonly string[];
}

/** Points of a need by the number of needs and its place among them. */
export const needPoints: readonly (readonly number[])[] = [[], [6], [4, 2], [3, 2, 1]];

/** 3, 2, 1 for the first, second, third choice, 0 for none. */
export function rank(choices: readonly (string | null)[], code: string): number {
  const place = choices.indexOf(code);
  return place < 0 ? 0 : 3 - place;
}

export function subjectPoints(mentee: Mentee, mentor: Mentor): number {
  if (mentee.subjectGroup === undefined || mentee.subjectGroup !== mentor.subjectGroup) return 0;
  const neitherMinds = !mentee.mindsSameSubject && !mentor.mindsSameSubject;
  return mentee.wantsSameSubject || neitherMinds ? 1 : 0;
}

/** A side that did not answer, or answered «смешанно», fits either mode. */
export function formatPoints(mentee: Mentee, mentor: Mentor): number {
  const [one, other] = [mentee.meetingMode, mentor.meetingMode];
  return (one === 'inPerson' && other === 'online') || (one === 'online' && other === 'inPerson') ? 0 : 1;
}

/** The parts of the score whatever the rules say about the pair. */
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

/** The score of a pair, or why these two can never be one. */
export function score(
  mentee: Mentee,
  mentor: Mentor,
  rules: Pick<Rules, 'bans' | 'allowNoOverlap' | 'weights'>,
): PairScore | { readonly excluded: PairExclusion } {
  const excluded = pairExclusion(mentee, mentor, rules);
  return excluded === null ? measure(mentee, mentor, rules.weights) : { excluded };
}
