import { makeCanonical } from './canonical.ts';
import type { PairNetwork } from './pair-network.ts';
import { type FlowState, flowCost } from './residual-network.ts';
import { forbid } from './restrict.ts';

/** A flow that ignores the side conditions not yet branched on: nothing below it is better than its cost and its picks. */
export interface SearchNode {
  readonly state: FlowState;
  readonly cost: readonly number[];
  readonly picks: Int32Array;
}

export interface SearchResult {
  /** The best set of pairs found, `null` where no starting point allows one. */
  readonly best: SearchNode | null;
  /** Where the node limit ended the search: the least cost a better answer could still have. `null` when exact. */
  readonly openCost: readonly number[] | null;
  readonly nodes: number;
}

/** Arcs looked at before the search is cut short: a few tenths of a second. Counted, not timed, so that the answer never depends on the machine. */
const defaultWork = 1_000_000;

/** The node limit that keeps a network of this size within the default work. */
export function defaultNodeLimit(arcs: number): number {
  return Math.max(200, Math.floor(defaultWork / Math.max(1, arcs)));
}

/**
 * Best-first branch and bound, diving into the better child until it ends. Exact at all seven levels, because a flow in
 * canonical form bounds the list of codes as well. `starts` are alternative starting points; the best over all is found.
 */
export function search(pairs: PairNetwork, starts: readonly FlowState[], nodeLimit: number): SearchResult {
  const open = new OpenNodes();
  let best: SearchNode | null = null;
  let nodes = 0;
  const consider = (state: FlowState): SearchNode | null => {
    nodes++;
    const cost = flowCost(pairs.network, state);
    if (best !== null && compareCosts(cost, best.cost) > 0) return null;
    const node = { state, cost, picks: makeCanonical(pairs, state) };
    return best !== null && compareNodes(node, best) >= 0 ? null : node;
  };
  for (const start of starts) {
    const node = consider(start);
    if (node !== null) open.add(node);
  }
  for (let node = open.takeBest(); node !== null; node = open.takeBest()) {
    if (best !== null && compareNodes(node, best) >= 0) break;
    if (nodes > nodeLimit && best !== null) {
      return { best, openCost: compareCosts(node.cost, best.cost) < 0 ? node.cost : best.cost, nodes };
    }
    for (let current: SearchNode | null = node; current !== null; ) {
      const branches = violation(pairs, current.state);
      if (branches === null) {
        if (best === null || compareNodes(current, best) < 0) best = current;
        break;
      }
      const parent: FlowState = current.state;
      const children = branches
        .map((arcs) => forbid(pairs, parent, arcs))
        .map((state) => (state === null ? null : consider(state)))
        .filter((child) => child !== null)
        .sort(compareNodes);
      for (const child of children.slice(1)) open.add(child);
      current = children[0] ?? null;
    }
  }
  return { best, openCost: null, nodes };
}

/**
 * A broken side condition as two sets of arcs, one of which must be given up: all places of the mentor but the first, or
 * the door for those who work alone; one direction, or the other. `null` where none is broken.
 */
function violation(pairs: PairNetwork, state: FlowState): readonly (readonly number[])[] | null {
  for (const { aloneDoor, places } of pairs.mentorArcs) {
    if (aloneDoor < 0 || state.flow[aloneDoor] !== 1) continue;
    const load = places.reduce((sum, arc) => sum + (state.flow[arc] ?? 0), 0);
    if (load > 1) return [places.slice(1), [aloneDoor]];
  }
  const both = pairs.opposites.find(([one, other]) => state.flow[one] === 1 && state.flow[other] === 1);
  return both === undefined ? null : both.map((arc) => [arc]);
}

export function compareCosts(a: readonly number[], b: readonly number[]): number {
  for (let level = 0; level < a.length; level++) {
    const difference = (a[level] ?? 0) - (b[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** By cost, then by the list of codes: arcs of a mentee are numbered in order of mentor codes, «без пары» last. */
function compareNodes(a: SearchNode, b: SearchNode): number {
  const byCost = compareCosts(a.cost, b.cost);
  if (byCost !== 0) return byCost;
  for (let mentee = 0; mentee < a.picks.length; mentee++) {
    const difference = (a.picks[mentee] ?? 0) - (b.picks[mentee] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A binary heap of nodes, the most promising on top. */
class OpenNodes {
  readonly #heap: SearchNode[] = [];

  add(node: SearchNode): void {
    const heap = this.#heap;
    let at = heap.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || compareNodes(above, node) <= 0) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = node;
  }

  takeBest(): SearchNode | null {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return null;
    if (heap.length === 0) return top;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const left = heap[child];
      const right = heap[child + 1];
      if (left !== undefined && right !== undefined && compareNodes(right, left) < 0) child++;
      const below = heap[child];
      if (below === undefined || compareNodes(below, last) >= 0) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
