import type { Commitments, PinConflict } from './commitments.ts';
import type { ObjectiveVector } from './objective.ts';
import type { PairNetwork } from './pair-network.ts';
import type { PairCode, PairingProblem } from './problem.ts';
import type { PairScore } from './score.ts';
import type { Seating } from './seating.ts';

export interface SolvedPair extends PairCode {
  /** Confirmed before, asked for by the curator, or found by the solver. */
  readonly origin: 'fixed' | 'pinned' | 'proposed';
  /** Why the curator pinned it. */
  readonly reason?: string;
  /** `null` only for a fixed pair one side of which is no longer in the lists. */
  readonly score: PairScore | null;
}

/** Says that the search was cut short and how far the answer can be from the best. */
export interface Gap {
  /** No set of pairs has a better vector than this one. */
  readonly bound: ObjectiveVector;
  /** Bound less reached, level by level; all zero where only the order of equally good answers is open. */
  readonly distance: readonly number[];
}

export interface Solution {
  /** The best set of pairs for all together, or the one in which no two prefer each other. */
  readonly mode: 'optimum' | 'stable';
  /** Sorted by mentee code. */
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
  /** Codes of the mentees in the problem who got no mentor, sorted. */
  readonly leftOver: readonly string[];
  readonly conflicts: readonly PinConflict[];
  /** `null` when the answer is proved best. */
  readonly gap: Gap | null;
  /** Seatings looked at; 1 where nothing had to be branched on. */
  readonly nodes: number;
  /** What further questions start from. */
  readonly model: PairingModel;
}

/** The solved network behind an answer. */
export interface PairingModel {
  readonly problem: PairingProblem;
  readonly commitments: Commitments;
  readonly network: PairNetwork;
  /** The best seating without the side conditions: its prices bound every answer. */
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
