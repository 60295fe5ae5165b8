import { levels } from './objective.ts';

/** A directed network. Costs are vectors of whole numbers, `levels` of them an arc, compared from left to right. */
export interface Network {
  readonly nodes: number;
  readonly arcs: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  readonly cost: Float64Array;
  /** The arcs at node v are `incident[start[v]] … incident[start[v + 1] - 1]`: 2·arc where it leaves v, 2·arc + 1 where it enters. */
  readonly start: Int32Array;
  readonly incident: Int32Array;
}

/** What changes while solving. `price` is a dual value a node: no arc with room left has a negative reduced cost. */
export interface FlowState {
  readonly capacity: Int32Array;
  readonly flow: Int32Array;
  readonly price: Float64Array;
}

export function copyState(state: FlowState): FlowState {
  return { capacity: state.capacity.slice(), flow: state.flow.slice(), price: state.price.slice() };
}

/** Collects arcs one by one and lays them out as a network. */
export class NetworkBuilder {
  readonly #tail: number[] = [];
  readonly #head: number[] = [];
  readonly #cost: number[] = [];
  readonly #capacity: number[] = [];

  /** Adds an arc and returns its number. */
  add(tail: number, head: number, capacity: number, cost: readonly number[] = []): number {
    this.#tail.push(tail);
    this.#head.push(head);
    this.#capacity.push(capacity);
    for (let level = 0; level < levels; level++) this.#cost.push(cost[level] ?? 0);
    return this.#tail.length - 1;
  }

  /**
   * The network without flow. The first prices are the shortest distances, found in one pass, which asks that arcs were
   * added in topological order.
   */
  build(nodes: number): { network: Network; state: FlowState } {
    const arcs = this.#tail.length;
    const tail = Int32Array.from(this.#tail);
    const head = Int32Array.from(this.#head);
    const cost = Float64Array.from(this.#cost);
    const network = { nodes, arcs, tail, head, cost, ...incidence(nodes, tail, head) };
    const capacity = Int32Array.from(this.#capacity);
    const state = { capacity, flow: new Int32Array(arcs), price: firstPrices(nodes, tail, head, cost) };
    return { network, state };
  }
}

function incidence(nodes: number, tail: Int32Array, head: Int32Array): { start: Int32Array; incident: Int32Array } {
  const start = new Int32Array(nodes + 1);
  for (const ends of [tail, head]) {
    for (const node of ends) start[node + 1] = (start[node + 1] ?? 0) + 1;
  }
  for (let node = 0; node < nodes; node++) start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0);
  const next = start.slice();
  const incident = new Int32Array(2 * tail.length);
  const place = (node: number, entry: number) => {
    const at = next[node] ?? 0;
    incident[at] = entry;
    next[node] = at + 1;
  };
  for (let arc = 0; arc < tail.length; arc++) {
    place(tail[arc] ?? 0, 2 * arc);
    place(head[arc] ?? 0, 2 * arc + 1);
  }
  return { start, incident };
}

function firstPrices(nodes: number, tail: Int32Array, head: Int32Array, cost: Float64Array): Float64Array {
  const price = new Float64Array(nodes * levels);
  for (let arc = 0; arc < tail.length; arc++) {
    const from = (tail[arc] ?? 0) * levels;
    const to = (head[arc] ?? 0) * levels;
    let difference = 0;
    for (let level = 0; level < levels && difference === 0; level++) {
      difference = (price[from + level] ?? 0) + (cost[arc * levels + level] ?? 0) - (price[to + level] ?? 0);
    }
    if (difference >= 0) continue;
    for (let level = 0; level < levels; level++) {
      price[to + level] = (price[from + level] ?? 0) + (cost[arc * levels + level] ?? 0);
    }
  }
  return price;
}

/** Cost of the flow, level by level. */
export function flowCost(network: Network, state: FlowState): number[] {
  const sums = new Array<number>(levels).fill(0);
  for (let arc = 0; arc < network.arcs; arc++) {
    const flow = state.flow[arc] ?? 0;
    if (flow === 0) continue;
    for (let level = 0; level < levels; level++) {
      sums[level] = (sums[level] ?? 0) + flow * (network.cost[arc * levels + level] ?? 0);
    }
  }
  return sums;
}

/** Sign of the reduced cost of an arc: price of the tail + cost − price of the head. 0 means the arc is tight. */
export function reducedSign(network: Network, state: FlowState, arc: number): number {
  const from = (network.tail[arc] ?? 0) * levels;
  const to = (network.head[arc] ?? 0) * levels;
  for (let level = 0; level < levels; level++) {
    const value =
      (state.price[from + level] ?? 0) + (network.cost[arc * levels + level] ?? 0) - (state.price[to + level] ?? 0);
    if (value !== 0) return value;
  }
  return 0;
}
