import type { Commitments, PinConflict } from './commitments.ts';
import type { ObjectiveVector } from './objective.ts';
import type { PairNetwork } from './pair-network.ts';
import type { PairCode, PairingProblem } from './problem.ts';
import type { PairScore } from './score.ts';
import type { Seating } from './seating.ts';

export interface SolvedPair extends PairCode {
  /** Confirmed before, pinned by the curator, or found by the solver. */
  readonly origin: 'fixed' | 'pinned' | 'proposed';
  /** Why the curator pinned it. */
  readonly reason?: string;
  /** `null` only for a fixed pair with a side no longer in the lists. */
  readonly score: PairScore | null;
}

/** The search was cut short: how far the answer may be from the optimum. */
export interface Gap {
  /** No set of pairs has a better vector. */
  readonly bound: ObjectiveVector;
  /** Bound minus value, level by level; all zero if only the order of equally good answers is open. */
  readonly distance: readonly number[];
}

export interface Solution {
  /** The best set of pairs overall, or the one in which no two prefer each other. */
  readonly mode: 'optimum' | 'stable';
  /** By mentee code. */
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
  /** Codes of the mentees in the problem without a mentor, sorted. */
  readonly leftOver: readonly string[];
  readonly conflicts: readonly PinConflict[];
  /** `null` if the answer is proved optimal. */
  readonly gap: Gap | null;
  /** Seatings examined; 1 if there was no branching. */
  readonly nodes: number;
  /** What further questions start with. */
  readonly model: PairingModel;
}

/** The solved network of an answer. */
export interface PairingModel {
  readonly problem: PairingProblem;
  readonly commitments: Commitments;
  readonly network: PairNetwork;
  /** The best seating without side conditions: its prices bound every answer. */
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
