import type { Assignment } from './assignment.ts';
import { Climb } from './climb.ts';
import { hasBrokenCondition } from './conditions.ts';
import { type Cost, compareCosts, comparePicks } from './costs.ts';
import { firstInOrder } from './first-in-order.ts';
import { MenteePrices } from './mentee-prices.ts';
import type { PairNetwork } from './pair-network.ts';

export interface SearchResult {
  /** The best assignment that the search found; `null` if the starting point allows none that is as good as the known one. */
  readonly best: Assignment | null;
  /** A lower bound on the cost of every answer that the search did not examine. `null` if the answer is proved optimal. */
  readonly open: Cost | null;
  readonly nodes: number;
}

/**
 * How many arcs a search may examine: some seconds for the answer, about a second for a later question. If mentors are short, one school in sixty
 * needs all of it for the answer. A time limit would make the answer depend on the machine.
 */
const work = { answer: 150_000_000, question: 30_000_000 } as const;

/** The node limit that keeps a search in a network of this size within its work. */
export function nodeLimitFor(task: keyof typeof work, arcs: number): number {
  return Math.max(1000, Math.floor(work[task] / Math.max(1, arcs)));
}

/**
 * Finds the best answer from a starting point. Of equally good answers, it finds the one with the smallest list of codes.
 * @param known - an answer to beat
 */
export function* search(
  network: PairNetwork,
  start: Assignment,
  nodeLimit: number,
  known: Assignment | null = null,
): Generator<void, SearchResult> {
  const effort = { nodes: 1, limit: nodeLimit };
  if (!hasBrokenCondition(network, start)) {
    if (known !== null && compareCosts(start, known) > 0) return { best: known, open: null, nodes: 1 };
    const first = start.copy();
    yield* network.canonical.steps(first);
    if (!hasBrokenCondition(network, first)) return { best: better(first, known), open: null, nodes: 1 };
  }
  const prices = new MenteePrices(network.transport, network.packing);
  const climb = new Climb(network, prices, effort, start);
  climb.add(start);
  if (known !== null) climb.atLeast(known);
  const { best, open, ties } = yield* climb.run();
  if (best === null) return { best: known, open, nodes: effort.nodes };
  if (open !== null) return { best: better(best, known), open, nodes: effort.nodes };
  const ordered = yield* firstInOrder(network, best, ties, prices, effort);
  return { best: better(ordered.best, known), open: ordered.isSure ? null : ordered.best, nodes: effort.nodes };
}

function better(found: Assignment, known: Assignment | null): Assignment {
  if (known === null) return found;
  return (compareCosts(found, known) || comparePicks(found, known)) < 0 ? found : known;
}
