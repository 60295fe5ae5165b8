import type { Assignment } from './assignment.ts';
import { hasBrokenCondition } from './conditions.ts';
import { type Cost, compareCosts, comparePicks } from './costs.ts';
import { LexicographicSearch } from './lexicographic-search.ts';
import type { PairNetwork } from './pair-network.ts';

export interface SearchResult {
  /**
   * The best assignment that the search found. `null` if no assignment from this starting point is as good as the best known one. This is certain,
   * because the node limit never stops a search that has no assignment yet.
   */
  readonly best: Assignment | null;
  /** A lower bound on the cost of every answer that the search did not examine. `null` if the answer is proved optimal. */
  readonly open: Cost | null;
  readonly nodes: number;
}

/**
 * How many arcs a search may examine: a few seconds of work for the answer, and about a second for a later question. A time limit would make the
 * answer depend on the machine.
 */
const work = { answer: 150_000_000, question: 100_000_000 } as const;

/** How many nodes a search may examine in a network with so many arcs. */
export function nodeLimitFor(task: keyof typeof work, arcs: number): number {
  return Math.max(1000, Math.floor(work[task] / Math.max(1, arcs)));
}

/**
 * The best answer from a starting point. Among equally good answers, the one with the smallest list of codes.
 * @param known - a known answer; it is returned unless another one is better, or equally good and earlier in the order of codes
 * @param inOrder - whether the order of codes matters
 */
export function* search(
  network: PairNetwork,
  start: Assignment,
  nodeLimit: number,
  known: Assignment | null = null,
  { inOrder = true } = {},
): Generator<void, SearchResult> {
  const effort = { nodes: 1, limit: nodeLimit };
  if (!hasBrokenCondition(network, start)) {
    if (known !== null && compareCosts(start, known) > 0) return { best: known, open: null, nodes: 1 };
    const first = start.copy();
    yield* network.ties.steps(first);
    if (!hasBrokenCondition(network, first)) return { best: better(first, known), open: null, nodes: 1 };
  }
  const search = new LexicographicSearch(network, effort, start, known);
  const open = yield* search.run(inOrder);
  return { best: search.best, open, nodes: effort.nodes };
}

function better(found: Assignment, known: Assignment | null): Assignment {
  if (known === null) return found;
  return (compareCosts(found, known) || comparePicks(found, known)) < 0 ? found : known;
}
