import type { Assignment } from './assignment.ts';
import { difference, vectorAtCost } from './bound.ts';
import { nodeLimitFor, search } from './branch.ts';
import { commit } from './commitments.ts';
import type { Cost } from './costs.ts';
import { checkProblem } from './input-error.ts';
import { vectorOf } from './objective.ts';
import { layOut, seatAll } from './pair-network.ts';
import { compareCodes, type PairingProblem } from './problem.ts';
import { measure } from './score.ts';
import type { Gap, PairingModel, PairSet, Solution, SolvedPair } from './solution.ts';

interface SolveOptions {
  /** The most nodes that the search examines. `gap` tells whether it reached the limit. */
  readonly nodeLimit?: number;
}

/**
 * Finds the best set of pairs: by the levels of `ObjectiveVector`, then by the pairs kept from `keep`, then by the smallest list of (mentee code,
 * mentor code). So the order of rows never matters.
 * @throws PairingInputError for invalid input
 */
export function solve(problem: PairingProblem, options: SolveOptions = {}): Solution {
  return finish(solveInSteps(problem, options));
}

/** Runs a generator to its end and returns its result. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `solve` in steps. Between the steps, a caller that must stay responsive can do other work. */
function* solveInSteps(problem: PairingProblem, options: SolveOptions = {}): Generator<void, Solution> {
  checkProblem(problem);
  const commitments = commit(problem);
  const network = layOut(problem, commitments);
  yield;
  const limitFor = (task: 'answer' | 'question') =>
    options.nodeLimit ?? nodeLimitFor(task, network.transport.column.length);
  const root = yield* seatAll(network);
  const { best, open, nodes } = yield* search(network, root, limitFor('answer'));
  const model = { problem, commitments, network, root, best: best ?? root, nodeLimit: limitFor('question') };
  const { pairs, vector } = readPairs(model, model.best);
  return {
    mode: 'optimum',
    pairs,
    vector,
    unmatched: unmatchedIn(model, pairs),
    conflicts: commitments.conflicts,
    gap: open === null ? null : gapOf({ pairs, vector }, model, open),
    nodes,
    stability: null,
    tieBreak: null,
    model,
  };
}

/** The mentees who look for a mentor and have none, in the order of codes: in the second round, those who have no second one. */
export function unmatchedIn(
  { problem, network }: Pick<PairingModel, 'problem' | 'network'>,
  pairs: PairSet['pairs'],
): string[] {
  const paired = new Set(
    pairs.flatMap(({ mentee, origin }) => (problem.rules.isSecondRound && origin === 'fixed' ? [] : mentee)),
  );
  const seeking = problem.rules.isSecondRound ? network.mentees : problem.mentees;
  return seeking.flatMap(({ code }) => (paired.has(code) ? [] : code)).sort(compareCodes);
}

function gapOf(answer: PairSet, { network, problem, best }: PairingModel, open: Cost): Gap {
  const [high, low] = [open.costHigh - best.costHigh, open.costLow - best.costLow];
  const bound = vectorAtCost(answer, high, low, network, problem.rules);
  return { bound, distance: difference(bound, answer.vector) };
}

/** All pairs of a solution: those of the assignment, the pairs confirmed earlier, and those that the curator pinned. */
export function readPairs(model: ReadFrom, assignment: Assignment): PairSet {
  const { column, mentors } = assignment.transport;
  return readSeats(model, (mentee) => {
    const arc = assignment.arcOf[mentee] ?? -1;
    return arc < 0 ? -1 : (column[arc] ?? 0) % mentors;
  });
}

type ReadFrom = Pick<PairingModel, 'problem' | 'commitments' | 'network'>;

/**
 * The fixed and pinned pairs, together with the pairs that `mentorOf` gives.
 * @param mentorOf - returns the index of a mentee's mentor, or −1
 */
export function readSeats({ problem, commitments, network }: ReadFrom, mentorOf: (mentee: number) => number): PairSet {
  const { rules } = problem;
  const menteeBy = new Map(problem.mentees.map((mentee) => [mentee.code, mentee]));
  const mentorBy = new Map(problem.mentors.map((mentor) => [mentor.code, mentor]));
  const pairs: SolvedPair[] = commitments.pairs.map((pair) => {
    const mentee = menteeBy.get(pair.mentee);
    const mentor = mentorBy.get(pair.mentor);
    const score = mentee === undefined || mentor === undefined ? null : measure(mentee, mentor, rules.weights);
    return { ...pair, score };
  });
  network.mentees.forEach((mentee, index) => {
    const mentor = network.mentors[mentorOf(index)];
    if (mentor === undefined) return;
    const score = measure(mentee, mentor, rules.weights);
    pairs.push({ mentee: mentee.code, mentor: mentor.code, origin: 'proposed', score });
  });
  pairs.sort((a, b) => compareCodes(a.mentee, b.mentee));
  return { pairs, vector: vectorOf(pairs, rules) };
}
