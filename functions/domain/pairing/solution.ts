import type { Commitments, PinConflict } from './commitments.ts';
import type { ObjectiveVector } from './objective.ts';
import type { PairNetwork } from './pair-network.ts';
import type { PairCode, PairingProblem } from './problem.ts';
import type { PairScore } from './score.ts';
import type { Seating } from './seating.ts';

export interface SolvedPair extends PairCode {
  /** Who made the pair: confirmed before, pinned by the curator, or found by the solver. */
  readonly origin: 'fixed' | 'pinned' | 'proposed';
  /** Why the curator pinned it. */
  readonly reason?: string;
  /** `null` only for a fixed pair in which somebody is no longer in the lists. */
  readonly score: PairScore | null;
}

/** How far the answer may be from the optimum, if the search was cut short. */
export interface Gap {
  /** An upper bound: no set of pairs has a better vector. */
  readonly bound: ObjectiveVector;
  /** The bound minus the value, level by level. All zero if only the order of equally good answers is open. */
  readonly distance: readonly number[];
}

export interface Solution {
  /** Which set it is: the best one overall, or the one in which no two people prefer each other. */
  readonly mode: 'optimum' | 'stable';
  /** The pairs, sorted by mentee code. */
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
  /** Codes of the mentees who took part but have no mentor, sorted. */
  readonly leftOver: readonly string[];
  readonly conflicts: readonly PinConflict[];
  /** `null` if the answer is proved optimal. */
  readonly gap: Gap | null;
  /** How many seatings the search examined; 1 if it did not branch. */
  readonly nodes: number;
  /** The solved network, from which further questions start. */
  readonly model: PairingModel;
}

/** The solved network of an answer. */
export interface PairingModel {
  readonly problem: PairingProblem;
  readonly commitments: Commitments;
  readonly network: PairNetwork;
  /** The best seating without side conditions. Its prices bound every answer. */
  readonly root: Seating;
  /** The seating of the answer. */
  readonly best: Seating;
  readonly nodeLimit: number;
}

/** A set of pairs with its worth. */
export interface PairSet {
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
}
