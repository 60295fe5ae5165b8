/** Finds the best pairs of mentees and mentors, exactly, with reasons and alternatives. The code is pure: it uses no clock and no I/O. */
export { alternatives } from './alternatives.ts';
export { type BlockingPair, blockingPairs } from './blocking.ts';
export { provesOptimal } from './certificate.ts';
export type { PinConflict } from './commitments.ts';
export { exclusionClause, type PairExclusion, pairExclusion, score } from './eligibility.ts';
export { type Explanation, explain } from './explain.ts';
export { type Fairness, fairness } from './fairness.ts';
export { type IdleMentor, idleMentors, readyMentors } from './idle-mentors.ts';
export { PairingInputError } from './input-error.ts';
export { lossClause } from './loss-clause.ts';
export { mostSecondMentors } from './most-second-mentors.ts';
export { compareVectors, type Level, levelsOf, type ObjectiveVector, type Valuation, vectorOf } from './objective.ts';
export { type PairPrice, pairPrices } from './pair-price.ts';
export {
  type CountedLevels,
  defaultRules,
  type ExcludedPerson,
  type ExclusionReason,
  type FixedPair,
  type MeetingMode,
  type Mentee,
  type Mentor,
  type PairCode,
  type PairingProblem,
  type Pin,
  type Priority,
  type PriorityKind,
  type Requirement,
  type Rules,
  type Weights,
} from './problem.ts';
export { measure, type PairScore } from './score.ts';
export { breakTiesBySecondMentors } from './second-mentor-tie-break.ts';
export { secondMentors } from './second-mentors.ts';
export type { Gap, PairSet, SecondMentorTieBreak, Solution, SolvedPair, Stability } from './solution.ts';
export { solve } from './solve.ts';
export { stableSolution, stableWithoutEach } from './stability.ts';
export { thresholds } from './thresholds.ts';
export { explainUnmatched, type UnmatchedMentee, type UnmatchedReason } from './unmatched.ts';
export { firstLoss, type Loss, nodesForQuestions, type WhatIf, whatIf, worthWith } from './what-if.ts';
export type { AreaLabel } from './wording.ts';
export { worstFirst } from './worst-first.ts';
