import type { Assignment } from './assignment.ts';
import { difference, vectorAtCost } from './bound.ts';
import { search } from './branch.ts';
import { hasBrokenCondition } from './conditions.ts';
import { compareCosts } from './costs.ts';
import { arcOfPair } from './pair-network.ts';
import type { PairCode } from './problem.ts';
import { forbid } from './restrict.ts';
import type { PairingModel, Solution, SolvedPair } from './solution.ts';
import { finish } from './solve.ts';
import { nodesForQuestions } from './what-if.ts';

/** The loss without a proposed pair, that is, the vector of the answer minus the best vector without that pair. */
export interface PairPrice extends PairCode {
  /** The loss level by level. The first level with a difference decides. */
  readonly loss: readonly number[];
  /** Whether `loss` is the price. If not, the search reached its limit, and `loss` is only the least that a set without the pair loses. */
  readonly exact: boolean;
}

/**
 * The price of every proposed pair, in the order of mentees. Two shortest paths give a bound for each pair: one for the mentee who leaves, one for
 * the freed place. If the resulting assignment breaks a side condition («вдвоём», both directions), we search for the best set without the pair. The
 * searches share their nodes (see `nodesForQuestions`).
 */
export function pairPrices(solution: Solution): PairPrice[] {
  const { pairs, vector, model } = solution;
  const { network, problem, root, best } = model;
  const known: Assignment[] = [];
  let nodes = nodesForQuestions(solution);
  const bounds = withoutEach(model, pairs);
  return bounds.map(({ pair: { mentee, mentor }, arc, ...bound }, index) => {
    let { costHigh, costLow, exact } = bound;
    const start = exact ? null : forbid(network, root, arc);
    const share = Math.floor(nodes / (bounds.length - index));
    if (start !== null && share > 0) {
      const isWithout = ({ arcOf }: Assignment) => arcOf[network.transport.menteeOf[arc] ?? 0] !== arc;
      const [incumbent = null] = known.filter(isWithout).sort(compareCosts);
      const answer = finish(search(network, start, share, incumbent, { inOrder: false }));
      nodes -= answer.nodes;
      // The cost is exact if only the order of codes is not certain.
      exact = answer.open === null || (answer.best !== null && compareCosts(answer.best, answer.open) <= 0);
      if (answer.best !== null) known.push(answer.best);
      const reached = answer.open ?? answer.best ?? start;
      ({ costHigh, costLow } = reached);
    }
    const without = vectorAtCost(
      { pairs, vector },
      costHigh - best.costHigh,
      costLow - best.costLow,
      network,
      problem.rules,
    );
    return { mentee, mentor, loss: difference(vector, without), exact };
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
