import { difference, vectorAtCost } from './bound.ts';
import { hasBrokenCondition } from './branch.ts';
import type { ObjectiveVector } from './objective.ts';
import { arcOfPair } from './pair-network.ts';
import type { PairCode } from './problem.ts';
import type { PairingModel, Solution, SolvedPair } from './solution.ts';

/** The loss without a proposed pair, that is, the best vector minus the best vector without that pair. */
export interface PairPrice extends PairCode {
  /** The loss level by level. The first level with a difference decides. */
  readonly loss: readonly number[];
  /** Whether `loss` is exact. A side condition («вдвоём», both directions) may increase the loss. */
  readonly exact: boolean;
}

/**
 * The price of every proposed pair, in the order of mentees. Two shortest paths per pair are enough: one for the mentee who leaves and one for the
 * freed place.
 */
export function pairPrices({ pairs, vector, model }: Solution): PairPrice[] {
  return withoutEach(model, pairs).map(({ pair: { mentee, mentor }, costHigh, costLow, exact }) => {
    const { network, problem, best } = model;
    const without = vectorAtCost(
      { pairs, vector },
      Math.max(0, costHigh - best.costHigh),
      costHigh < best.costHigh ? 0 : costLow - best.costLow,
      network,
      problem.rules,
    );
    return { mentee, mentor, loss: difference(vector, without as ObjectiveVector), exact };
  });
}

interface WithoutPair {
  readonly pair: PairCode;
  readonly arc: number;
  readonly costHigh: number;
  readonly costLow: number;
  readonly exact: boolean;
}

/** For each proposed pair, a lower bound on the cost of an answer without this pair. */
export function withoutEach({ network, root }: PairingModel, pairs: readonly SolvedPair[]): WithoutPair[] {
  const { transport, seats, vacancies } = network;
  return pairs.flatMap((pair) => {
    const arc = pair.origin === 'proposed' ? arcOfPair(network, pair.mentee, pair.mentor) : -1;
    if (arc < 0) return [];
    const mentee = transport.menteeOf[arc] ?? 0;
    const next = root.copy();
    if (next.arcOf[mentee] === arc) {
      vacancies.unseat(next, mentee);
      seats.seat(next, mentee, arc);
    }
    const { costHigh, costLow } = next;
    return [{ pair, arc, costHigh, costLow, exact: !hasBrokenCondition(network, next) }];
  });
}
