import { search } from './branch.ts';
import type { ObjectiveVector } from './objective.ts';
import { force } from './restrict.ts';
import { type PairSet, readPairs, type Solution } from './solve.ts';

/** A set of pairs, and whether it is proved to be the best one of those asked for. */
export interface WhatIf extends PairSet {
  readonly exact: boolean;
}

/**
 * The best set of pairs in which these two are one; `null` where the rules or the fixed pairs leave no such set. Found
 * from the prices of the last answer, not from the beginning.
 */
export function whatIf(
  solution: Solution,
  mentee: string,
  mentor: string,
  { nodeLimit = solution.model.nodeLimit } = {},
): WhatIf | null {
  const { model } = solution;
  const { network } = model;
  const index = network.mentees.findIndex(({ code }) => code === mentee);
  const arc = network.options[index]?.find((option) => {
    const candidate = network.candidates.get(option);
    return candidate !== undefined && network.mentors[candidate.mentor]?.code === mentor;
  });
  if (arc === undefined) return null;
  const start = force(network, network.root, index, arc);
  if (start === null) return null;
  const { best, openCost } = search(network, [start], nodeLimit);
  return best === null ? null : { ...readPairs(model, best.state), exact: openCost === null };
}

/** What another vector loses against the best one: the first level that differs, with the amount; `null` where none does. */
export function firstLoss(
  best: ObjectiveVector,
  other: ObjectiveVector,
): { readonly level: number; readonly amount: number } | null {
  const level = best.findIndex((value, index) => value !== other[index]);
  return level < 0 ? null : { level, amount: (best[level] ?? 0) - (other[level] ?? 0) };
}
