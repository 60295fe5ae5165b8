import { search } from './branch.ts';
import type { ObjectiveVector } from './objective.ts';
import { arcOfPair } from './pair-network.ts';
import type { PairCode } from './problem.ts';
import { force } from './restrict.ts';
import type { Seating } from './seating.ts';
import type { PairingModel, PairSet, Solution } from './solution.ts';
import { finish, readPairs } from './solve.ts';

/** A set of pairs, and whether it is proved to be the best one of those asked for. */
export interface WhatIf extends PairSet {
  readonly exact: boolean;
}

/**
 * The best set of pairs in which each of these is one; `null` where the rules or the fixed pairs leave no such set. Found
 * from the prices of the last answer by a few shortest paths, not from the beginning.
 */
export function whatIf(
  { model }: Solution,
  together: readonly PairCode[],
  { nodeLimit = model.nodeLimit } = {},
): WhatIf | null {
  const { network, commitments } = model;
  let start: Seating | null = model.root;
  for (const { mentee, mentor } of together) {
    if (commitments.mentorOf(mentee) === mentor) continue;
    const arc = arcOfPair(network, mentee, mentor);
    if (arc < 0) return null;
    start = force(network, start, arc);
    if (start === null) return null;
  }
  return bestFrom(model, [start === model.root ? start.copy() : start], nodeLimit);
}

/** The best set of pairs from these starting points; `null` where none leads to one. */
export function bestFrom(model: PairingModel, starts: readonly Seating[], nodeLimit: number): WhatIf | null {
  const { best, open } = finish(search(model.network, starts, nodeLimit));
  return best === null ? null : { ...readPairs(model, best), exact: open === null };
}

/** What another vector loses against the best one: the first level that differs, with the amount; `null` where none does. */
export function firstLoss(
  best: ObjectiveVector,
  other: ObjectiveVector,
): { readonly level: number; readonly amount: number } | null {
  const level = best.findIndex((value, index) => value !== other[index]);
  return level < 0 ? null : { level, amount: (best[level] ?? 0) - (other[level] ?? 0) };
}
