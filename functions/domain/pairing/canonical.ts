import type { PairNetwork } from './pair-network.ts';
import { type FlowState, reducedSign } from './residual-network.ts';

/**
 * Turns an optimal flow into the one that gives, among all optimal flows, the smallest list of (mentee code, mentor code).
 * Optimal flows differ by cycles of tight arcs only, so each mentee in turn takes the first of his arcs that closes such a
 * cycle without touching the mentees before him. Returns the arc of each mentee. Prices stay valid.
 */
export function makeCanonical(pairs: PairNetwork, state: FlowState): Int32Array {
  const { network, options } = pairs;
  const tight = new Uint8Array(network.arcs);
  for (let arc = 0; arc < network.arcs; arc++) {
    if ((state.capacity[arc] ?? 0) > 0 && reducedSign(network, state, arc) === 0) tight[arc] = 1;
  }
  const picks = new Int32Array(options.length);
  const finder = new CycleFinder(pairs, state, tight);
  options.forEach((arcs, mentee) => {
    const current = arcs.find((arc) => state.flow[arc] === 1) ?? -1;
    picks[mentee] = current;
    const earlier = arcs.slice(0, arcs.indexOf(current)).filter((arc) => tight[arc] === 1);
    if (earlier.length === 0) return;
    finder.reach(network.head[current] ?? 0, mentee);
    const better = earlier.find((arc) => finder.reaches(network.head[arc] ?? 0));
    if (better === undefined) return;
    finder.pushFrom(network.head[better] ?? 0);
    state.flow[current] = 0;
    state.flow[better] = 1;
    picks[mentee] = better;
  });
  return picks;
}

/** Finds, walking backwards over tight arcs with room, from which nodes a target can be reached. */
class CycleFinder {
  readonly #pairs: PairNetwork;
  readonly #state: FlowState;
  readonly #tight: Uint8Array;
  /** The residual arc that leads from a node towards the target: 2·arc forward, 2·arc + 1 backward, −1 unseen, −2 the target. */
  readonly #next: Int32Array;
  readonly #queue: Int32Array;

  constructor(pairs: PairNetwork, state: FlowState, tight: Uint8Array) {
    this.#pairs = pairs;
    this.#state = state;
    this.#tight = tight;
    this.#next = new Int32Array(pairs.network.nodes);
    this.#queue = new Int32Array(pairs.network.nodes);
  }

  /** Walks back from the target; mentees up to and including `lastLocked` are not passed. */
  reach(target: number, lastLocked: number): void {
    const { start, incident, head, tail } = this.#pairs.network;
    const { capacity, flow } = this.#state;
    this.#next.fill(-1);
    this.#next[target] = -2;
    this.#queue[0] = target;
    let queued = 1;
    for (let taken = 0; taken < queued; taken++) {
      const node = this.#queue[taken] ?? 0;
      const end = start[node + 1] ?? 0;
      for (let at = start[node] ?? 0; at < end; at++) {
        const entry = incident[at] ?? 0;
        const arc = entry >> 1;
        if (this.#tight[arc] === 0) continue;
        const entering = (entry & 1) === 1;
        const used = flow[arc] ?? 0;
        if (entering ? used >= (capacity[arc] ?? 0) : used === 0) continue;
        const other = (entering ? tail[arc] : head[arc]) ?? 0;
        if (other <= lastLocked || this.#next[other] !== -1) continue;
        this.#next[other] = entering ? 2 * arc : 2 * arc + 1;
        this.#queue[queued++] = other;
      }
    }
  }

  reaches(node: number): boolean {
    return this.#next[node] !== -1;
  }

  /** Sends one unit from a node to the target of the last walk. */
  pushFrom(from: number): void {
    const { head, tail } = this.#pairs.network;
    for (let node = from, entry = this.#next[node] ?? -2; entry >= 0; entry = this.#next[node] ?? -2) {
      const arc = entry >> 1;
      const backward = (entry & 1) === 1;
      this.#state.flow[arc] = (this.#state.flow[arc] ?? 0) + (backward ? -1 : 1);
      node = (backward ? tail[arc] : head[arc]) ?? 0;
    }
  }
}
