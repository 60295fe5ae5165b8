import { defaultNodeLimit, search } from './branch.ts';
import { type Commitments, commit, type PinConflict } from './commitments.ts';
import { checkProblem } from './input-error.ts';
import { type ObjectiveVector, vectorOf } from './objective.ts';
import { layOut, type PairNetwork } from './pair-network.ts';
import { compareCodes, type PairCode, type PairingProblem } from './problem.ts';
import type { FlowState } from './residual-network.ts';
import { measure, type PairScore } from './score.ts';

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
  /** Flows looked at; 1 where nothing had to be branched on. */
  readonly nodes: number;
  /** What «what if» questions start from. */
  readonly model: PairingModel;
}

/** The solved network behind an answer. */
export interface PairingModel {
  readonly problem: PairingProblem;
  readonly commitments: Commitments;
  readonly network: PairNetwork;
  readonly nodeLimit: number;
}

/** A set of pairs with its worth. */
export interface PairSet {
  readonly pairs: readonly SolvedPair[];
  readonly vector: ObjectiveVector;
}

/**
 * The best set of pairs at all seven levels: the six of `ObjectiveVector`, then the smallest list of (mentee code, mentor
 * code), so that the order of rows never matters. `nodeLimit` bounds the branching; `gap` tells where it was reached.
 * @throws PairingInputError for input that cannot be meant.
 */
export function solve(problem: PairingProblem, options: { readonly nodeLimit?: number } = {}): Solution {
  checkProblem(problem);
  const commitments = commit(problem);
  const network = layOut(problem, commitments);
  const nodeLimit = options.nodeLimit ?? defaultNodeLimit(network.network.arcs);
  const model = { problem, commitments, network, nodeLimit };
  const { best, openCost, nodes } = search(model.network, [model.network.root], nodeLimit);
  const { pairs, vector } = readPairs(model, best === null ? model.network.root : best.state);
  const paired = new Set(pairs.map((pair) => pair.mentee));
  const leftOver = problem.mentees.map(({ code }) => code).filter((code) => !paired.has(code));
  return {
    pairs,
    vector,
    leftOver: leftOver.sort(compareCodes),
    conflicts: commitments.conflicts,
    gap: openCost === null || best === null ? null : gapOf(vector, best.cost, openCost),
    nodes,
    model,
  };
}

function gapOf(vector: ObjectiveVector, cost: readonly number[], openCost: readonly number[]): Gap {
  const distance = cost.map((value, level) => value - (openCost[level] ?? 0));
  const [served, firstNeeds, mutual, profile, sympathy, evenness] = vector;
  const [d0 = 0, d1 = 0, d2 = 0, d3 = 0, d4 = 0, d5 = 0] = distance;
  return {
    bound: [served + d0, firstNeeds + d1, mutual + d2, profile + d3, sympathy + d4, evenness + d5],
    distance,
  };
}

/** Reads a flow back as pairs, with those that stood before. */
export function readPairs({ problem, commitments, network }: PairingModel, state: FlowState): PairSet {
  const pairs: SolvedPair[] = commitments.pairs.map((pair) => {
    const mentee = problem.mentees.find(({ code }) => code === pair.mentee);
    const mentor = problem.mentors.find(({ code }) => code === pair.mentor);
    return { ...pair, score: mentee === undefined || mentor === undefined ? null : measure(mentee, mentor) };
  });
  network.options.forEach((arcs, index) => {
    const used = arcs.find((arc) => state.flow[arc] === 1);
    const candidate = used === undefined ? undefined : network.candidates.get(used);
    const mentee = network.mentees[index];
    const mentor = candidate === undefined ? undefined : network.mentors[candidate.mentor];
    if (candidate === undefined || mentee === undefined || mentor === undefined) return;
    pairs.push({ mentee: mentee.code, mentor: mentor.code, origin: 'proposed', score: candidate.score });
  });
  pairs.sort((a, b) => compareCodes(a.mentee, b.mentee));
  return { pairs, vector: vectorOf(pairs) };
}
