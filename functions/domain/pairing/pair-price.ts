import type { Assignment } from './assignment.ts';
import { difference, vectorAtCost } from './bound.ts';
import { search } from './branch.ts';
import { hasBrokenCondition } from './conditions.ts';
import { type Cost, compareCosts } from './costs.ts';
import { arcOfPair } from './pair-network.ts';
import type { PairCode } from './problem.ts';
import { forbid } from './restrict.ts';
import type { PairingModel, Solution, SolvedPair } from './solution.ts';
import { finish } from './solve.ts';
import { nodesForQuestions } from './what-if.ts';

/** The price of a proposed pair: the vector of the answer minus the vector of the best set without that pair. */
export interface PairPrice extends PairCode {
  /** The loss at each level. Only the first level at which the two vectors differ counts. */
  readonly loss: readonly number[];
  /**
   * Whether `loss` is exactly what the best set without the pair loses at the first level with a difference. If not, the search reached its limit,
   * and `loss` is only a lower bound.
   */
  readonly exact: boolean;
}

/**
 * The price of every proposed pair, in the order of mentees. Two shortest paths give a bound for each pair: one for the mentee who leaves, one for
 * the freed place. If the resulting assignment breaks a side condition («вдвоём», both directions), we search for the best set without the pair. The
 * searches share their nodes (see `nodesForQuestions`).
 */
export function pairPrices(solution: Solution): PairPrice[] {
  const { pairs, vector, model, gap } = solution;
  const { network, problem, root, best } = model;
  const known: Assignment[] = [];
  let nodes = (gap === null ? 3 : 1) * nodesForQuestions(solution);
  const bounds = withoutEach(model, pairs);
  const lossAt = ({ costHigh, costLow }: Cost) =>
    difference(
      vector,
      vectorAtCost({ pairs, vector }, costHigh - best.costHigh, costLow - best.costLow, network, problem.rules),
    );
  return bounds.map(({ pair: { mentee, mentor }, arc, ...bound }, index) => {
    const start = bound.exact ? null : forbid(network, root, arc);
    const share = Math.floor(nodes / (bounds.length - index));
    if (start === null || share <= 0) return { mentee, mentor, loss: lossAt(bound), exact: bound.exact };
    const isWithout = ({ arcOf }: Assignment) => arcOf[network.transport.menteeOf[arc] ?? 0] !== arc;
    const [incumbent = null] = known.filter(isWithout).sort(compareCosts);
    const answer = finish(search(network, start, share, incumbent, { inOrder: false }));
    nodes -= answer.nodes;
    if (answer.best !== null) known.push(answer.best);
    const least = lossAt(answer.open ?? answer.best ?? start);
    const reached = answer.best === null ? null : lossAt(answer.best);
    // If the answer is proved to be optimal, no set without the pair can be better.
    if (gap === null && reached?.every((amount) => amount === 0)) return { mentee, mentor, loss: reached, exact: true };
    return { mentee, mentor, loss: least, exact: reached !== null && isSameAtFirst(least, reached) };
  });
}

/** Whether the lower bound and the loss of a known set are equal, up to the first level with a difference. */
function isSameAtFirst(least: readonly number[], reached: readonly number[]): boolean {
  const at = reached.findIndex((amount) => amount !== 0);
  return least.slice(0, at < 0 ? undefined : at + 1).every((amount, level) => amount === reached[level]);
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
