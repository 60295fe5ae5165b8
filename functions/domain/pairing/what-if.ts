import type { Assignment } from './assignment.ts';
import { vectorAtCost } from './bound.ts';
import { search } from './branch.ts';
import { hasBrokenCondition } from './conditions.ts';
import { type Level, levelsOf, type ObjectiveVector, type Valuation } from './objective.ts';
import { arcOfPair } from './pair-network.ts';
import type { PairCode } from './problem.ts';
import { force, requireLoad } from './restrict.ts';
import type { PairingModel, PairSet, Solution } from './solution.ts';
import { finish, readPairs } from './solve.ts';

/** A set of pairs under a condition, and whether the set is proved to be the best. */
export interface WhatIf extends PairSet {
  readonly exact: boolean;
}

/**
 * How many nodes all searches for one kind of question may examine together. If the search for the answer reached its limit, these searches would
 * reach theirs too, so they get few nodes.
 */
export function nodesForQuestions({ gap, model }: Pick<Solution, 'gap' | 'model'>): number {
  return model.nodeLimit / (gap === null ? 4 : 20);
}

/**
 * The best set that contains all these pairs; `null` if the rules or the fixed pairs allow none. We find it from the last answer with a few shortest
 * paths.
 */
export function whatIf(
  { model }: Solution,
  together: readonly PairCode[],
  { nodeLimit = model.nodeLimit } = {},
): WhatIf | null {
  const { network, commitments } = model;
  let start: Assignment | null = model.root;
  for (const { mentee, mentor } of together) {
    if (commitments.mentorOf(mentee) === mentor) continue;
    const arc = arcOfPair(network, mentee, mentor);
    if (arc < 0) return null;
    start = force(network, start, arc);
    if (start === null) return null;
  }
  return bestFrom(model, start, nodeLimit);
}

/** The worth of the best set under a condition. */
export interface Worth {
  readonly vector: ObjectiveVector;
  /** Whether only the order of codes decides between the set and the answer: the vectors and the number of kept pairs are equal. */
  readonly equal: boolean;
  readonly exact: boolean;
}

/**
 * The worth of the best set that contains this pair, and whether it is proved; `null` if there is no such set. This takes less time than `whatIf`,
 * because it builds no set.
 */
export function worthWith(
  solution: Solution,
  pair: PairCode,
  { nodeLimit = solution.model.nodeLimit } = {},
): Worth | null {
  const { network, root } = solution.model;
  const arc = arcOfPair(network, pair.mentee, pair.mentor);
  return arc < 0 ? null : worthFrom(solution, force(network, root, arc), nodeLimit);
}

/** The worth of the best set in which this mentor leads somebody whom the solver proposes; `null` if there is no such set. */
export function worthIfLed(
  solution: Solution,
  mentor: string,
  { nodeLimit = solution.model.nodeLimit } = {},
): Worth | null {
  const { network, root } = solution.model;
  const at = network.mentorIndex.get(mentor);
  return at === undefined ? null : worthFrom(solution, requireLoad(network, root, at, 1), nodeLimit);
}

function worthFrom({ pairs, vector, model }: Solution, start: Assignment | null, nodeLimit: number): Worth | null {
  if (start === null) return null;
  const { network, problem } = model;
  let assignment = start;
  let exact = true;
  if (hasBrokenCondition(network, assignment)) {
    const { best, open } = finish(search(network, assignment, nodeLimit));
    if (best === null) return null;
    assignment = best;
    exact = open === null;
  }
  const [high, low] = [assignment.costHigh - model.best.costHigh, assignment.costLow - model.best.costLow];
  return {
    vector: vectorAtCost({ pairs, vector }, high, low, network, problem.rules),
    equal: high === 0 && low === 0,
    exact,
  };
}

/** The best set of pairs from this starting point; `null` if it allows no set. */
function bestFrom(model: PairingModel, start: Assignment, nodeLimit: number): WhatIf | null {
  const { best, open } = finish(search(model.network, start, nodeLimit));
  return best === null ? null : { ...readPairs(model, best), exact: open === null };
}

/** The amount that another vector has less than the best one at a level. */
export interface Loss {
  readonly level: Level;
  readonly amount: number;
}

/** The difference between another vector and the best one at the first level that differs; `null` if they are equal. */
export function firstLoss(best: ObjectiveVector, other: ObjectiveVector, rules: Valuation): Loss | null {
  const at = best.findIndex((value, index) => value !== other[index]);
  const level = levelsOf(rules)[at];
  return level === undefined ? null : { level, amount: (best[at] ?? 0) - (other[at] ?? 0) };
}
