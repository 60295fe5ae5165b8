import { difference, vectorAtCost } from './bound.ts';
import { defaultNodeLimit, search } from './branch.ts';
import { type Commitments, commit, type PinConflict } from './commitments.ts';
import { checkProblem } from './input-error.ts';
import { type ObjectiveVector, vectorOf } from './objective.ts';
import { layOut, mentorAt, type PairNetwork, seatAll } from './pair-network.ts';
import { compareCodes, type PairCode, type PairingProblem } from './problem.ts';
import { measure, type PairScore } from './score.ts';
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

export interface SolveOptions {
  /** Bounds the branching; `gap` tells where it was reached. */
  readonly nodeLimit?: number;
}

/**
 * The best set of pairs at all seven levels: the six of `ObjectiveVector`, then the smallest list of (mentee code, mentor
 * code), so that the order of rows never matters.
 * @throws PairingInputError for input that cannot be meant.
 */
export function solve(problem: PairingProblem, options: SolveOptions = {}): Solution {
  return finish(solveInSteps(problem, options));
}

/** Runs steps to their end. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `solve` a little at a time, so that a caller who must stay responsive can pause between the steps. */
export function* solveInSteps(problem: PairingProblem, options: SolveOptions = {}): Generator<void, Solution> {
  checkProblem(problem);
  const commitments = commit(problem);
  const network = layOut(problem, commitments);
  yield;
  const nodeLimit = options.nodeLimit ?? defaultNodeLimit(network.transport.column.length);
  const root = yield* seatAll(network);
  const { best, open, nodes } = yield* search(network, [root.copy()], nodeLimit);
  const model = { problem, commitments, network, root, best: best ?? root, nodeLimit };
  const { pairs, vector } = readPairs(model, model.best);
  const paired = new Set(pairs.map((pair) => pair.mentee));
  const leftOver = problem.mentees.map(({ code }) => code).filter((code) => !paired.has(code));
  return {
    pairs,
    vector,
    leftOver: leftOver.sort(compareCodes),
    conflicts: commitments.conflicts,
    gap: open === null ? null : gapOf({ pairs, vector }, model, open),
    nodes,
    model,
  };
}

function gapOf(answer: PairSet, { network, problem, best }: PairingModel, open: Seating): Gap {
  const [high, low] = [open.costHigh - best.costHigh, open.costLow - best.costLow];
  const bound = vectorAtCost(answer, high, low, network, problem.rules);
  return { bound, distance: difference(bound, answer.vector) };
}

/** Reads a seating back as pairs, with those that stood before. */
export function readPairs(
  { problem, commitments, network }: Omit<PairingModel, 'root' | 'best'>,
  seating: Seating,
): PairSet {
  const { rules } = problem;
  const menteeOf = new Map(problem.mentees.map((mentee) => [mentee.code, mentee]));
  const mentorOf = new Map(problem.mentors.map((mentor) => [mentor.code, mentor]));
  const pairs: SolvedPair[] = commitments.pairs.map((pair) => {
    const mentee = menteeOf.get(pair.mentee);
    const mentor = mentorOf.get(pair.mentor);
    const score = mentee === undefined || mentor === undefined ? null : measure(mentee, mentor, rules.weights);
    return { ...pair, score };
  });
  network.mentees.forEach((mentee, index) => {
    const arc = seating.arcOf[index] ?? -1;
    const mentor = arc < 0 ? undefined : mentorAt(network, arc);
    if (mentor === undefined) return;
    const score = measure(mentee, mentor, rules.weights);
    pairs.push({ mentee: mentee.code, mentor: mentor.code, origin: 'proposed', score });
  });
  pairs.sort((a, b) => compareCodes(a.mentee, b.mentee));
  return { pairs, vector: vectorOf(pairs, rules.counts) };
}
