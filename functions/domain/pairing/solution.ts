import type { Assignment } from './assignment.ts';
import type { Commitments, PinConflict } from './commitments.ts';
import type { ObjectiveVector } from './objective.ts';
import type { PairNetwork } from './pair-network.ts';
import type { PairCode, PairingProblem } from './problem.ts';
import type { PairScore } from './score.ts';

export interface SolvedPair extends PairCode {
  /** The pair was confirmed before, the curator pinned it, or the solver found it. */
  readonly origin: 'fixed' | 'pinned' | 'proposed';
  /** Why the curator pinned the pair. */
  readonly reason?: string;
  /** The score of the pair; `null` only for a fixed pair in which somebody is no longer in the lists. */
  readonly score: PairScore | null;
}

/** An upper limit on the distance between the answer and the optimum, if a limit stopped the search. */
export interface Gap {
  /** No set of pairs has a better vector. */
  readonly bound: ObjectiveVector;
  /**
   * The bound minus the value, level by level. If all are zero, the answer is optimal, but an equally good answer may come first in the order of codes.
   */
  readonly distance: readonly number[];
}

/** The result of the search for a set of pairs in which no two people prefer each other. */
export interface Stability {
  /** The set is stable; or it is proved that no set is stable; or the search reached its limit. */
  readonly outcome: 'stable' | 'none' | 'gaveUp';
  /** How many possible pairs the search looked at. */
  readonly looks: number;
}

/** The outcome of the tie-break: of equally good sets of first pairs, we take one that allows most second mentors. */
export interface SecondMentorTieBreak {
  /** Whether the tie-break chose another set than the order of codes alone would have. */
  readonly isOther: boolean;
  /** Whether it is proved that no equally good set allows more second mentors. */
  readonly isMost: boolean;
}

export interface Solution {
  /** The best set overall, or a set in which no two people prefer each other. */
  readonly mode: 'optimum' | 'stable';
  /** The pairs, sorted by mentee code. */
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
  readonly unmatched: readonly string[];
  readonly conflicts: readonly PinConflict[];
  /** The distance to the best possible set; `null` if the answer is proved to be optimal. */
  readonly gap: Gap | null;
  /** How many assignments the search examined; 1 if the search did not branch. */
  readonly nodes: number;
  /** What we know about stable sets, if the pairs were chosen to be stable. */
  readonly stability: Stability | null;
  /** How the number of second mentors decided between equally good sets; `null` if it did not decide. */
  readonly tieBreak: SecondMentorTieBreak | null;
  /** The solved network, for further questions. */
  readonly model: PairingModel;
}

export interface PairingModel {
  readonly problem: PairingProblem;
  readonly commitments: Commitments;
  readonly network: PairNetwork;
  /** The best assignment without side conditions. Its prices bound every answer. */
  readonly root: Assignment;
  /** The assignment of the answer. */
  readonly best: Assignment;
  readonly nodeLimit: number;
}

export interface PairSet {
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
}
