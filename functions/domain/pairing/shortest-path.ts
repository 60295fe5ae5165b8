import { levels } from './objective.ts';
import type { FlowState, Network } from './residual-network.ts';

const unseen = 0;
const open = 1;
const settled = 2;

/**
 * Sends units of flow along shortest residual paths (Dijkstra over reduced costs; Edmonds and Karp 1972, Tomizawa 1971).
 * Distances are vectors compared from left to right. Scratch memory is kept between calls; one router serves one network.
 */
export class Router {
  readonly #network: Network;
  readonly #distance: Float64Array;
  readonly #status: Uint8Array;
  readonly #via: Int32Array;
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  readonly #touched: Int32Array;
  #heapSize = 0;
  #touchedCount = 0;

  constructor(network: Network) {
    this.#network = network;
    this.#distance = new Float64Array(network.nodes * levels);
    this.#status = new Uint8Array(network.nodes);
    this.#via = new Int32Array(network.nodes);
    this.#heap = new Int32Array(network.nodes);
    this.#place = new Int32Array(network.nodes);
    this.#touched = new Int32Array(network.nodes);
  }

  /** Sends one unit from one node to another at least cost and mends the prices. False, with nothing changed, if no path has room. */
  send(state: FlowState, from: number, to: number): boolean {
    const reached = this.#search(state, from, to);
    if (reached) {
      this.#mendPrices(state, to);
      this.#push(state, from, to);
    }
    this.#forget();
    return reached;
  }

  #search(state: FlowState, from: number, to: number): boolean {
    this.#distance.fill(0, from * levels, from * levels + levels);
    this.#reach(from, -1);
    while (this.#heapSize > 0) {
      const node = this.#pop();
      this.#status[node] = settled;
      if (node === to) return true;
      this.#relax(state, node);
    }
    return false;
  }

  #relax(state: FlowState, node: number): void {
    const { start, incident, head, tail, cost } = this.#network;
    const { capacity, flow, price } = state;
    const distance = this.#distance;
    const end = start[node + 1] ?? 0;
    const here = node * levels;
    for (let at = start[node] ?? 0; at < end; at++) {
      const entry = incident[at] ?? 0;
      const arc = entry >> 1;
      const backward = (entry & 1) === 1;
      const used = flow[arc] ?? 0;
      if (backward ? used === 0 : used >= (capacity[arc] ?? 0)) continue;
      const other = (backward ? tail[arc] : head[arc]) ?? 0;
      const status = this.#status[other];
      if (status === settled) continue;
      const there = other * levels;
      const priced = arc * levels;
      const sign = backward ? -1 : 1;
      let better = status === unseen;
      for (let level = 0; level < levels; level++) {
        const length =
          (distance[here + level] ?? 0) +
          sign * (cost[priced + level] ?? 0) +
          (price[here + level] ?? 0) -
          (price[there + level] ?? 0);
        if (!better) {
          const known = distance[there + level] ?? 0;
          if (length > known) break;
          if (length === known) continue;
          better = true;
        }
        distance[there + level] = length;
      }
      if (better) this.#reach(other, entry);
    }
  }

  /** Prices of settled nodes move by how much nearer they lie than the target; all the others may stay. */
  #mendPrices(state: FlowState, to: number): void {
    const distance = this.#distance;
    for (let i = 0; i < this.#touchedCount; i++) {
      const node = this.#touched[i] ?? 0;
      if (this.#status[node] !== settled) continue;
      for (let level = 0; level < levels; level++) {
        const at = node * levels + level;
        state.price[at] = (state.price[at] ?? 0) + (distance[at] ?? 0) - (distance[to * levels + level] ?? 0);
      }
    }
  }

  #push(state: FlowState, from: number, to: number): void {
    for (let node = to; node !== from; ) {
      const entry = this.#via[node] ?? 0;
      const arc = entry >> 1;
      const backward = (entry & 1) === 1;
      state.flow[arc] = (state.flow[arc] ?? 0) + (backward ? -1 : 1);
      node = (backward ? this.#network.head[arc] : this.#network.tail[arc]) ?? 0;
    }
  }

  #forget(): void {
    for (let i = 0; i < this.#touchedCount; i++) this.#status[this.#touched[i] ?? 0] = unseen;
    this.#touchedCount = 0;
    this.#heapSize = 0;
  }

  #reach(node: number, entry: number): void {
    this.#via[node] = entry;
    if (this.#status[node] === unseen) {
      this.#status[node] = open;
      this.#touched[this.#touchedCount++] = node;
      this.#heap[this.#heapSize] = node;
      this.#place[node] = this.#heapSize++;
    }
    this.#rise(this.#place[node] ?? 0);
  }

  #nearer(a: number, b: number): boolean {
    for (let level = 0; level < levels; level++) {
      const difference = (this.#distance[a * levels + level] ?? 0) - (this.#distance[b * levels + level] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return a < b;
  }

  #rise(from: number): void {
    const node = this.#heap[from] ?? 0;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#heap[parent] ?? 0;
      if (!this.#nearer(node, above)) break;
      this.#heap[at] = above;
      this.#place[above] = at;
      at = parent;
    }
    this.#heap[at] = node;
    this.#place[node] = at;
  }

  #pop(): number {
    const top = this.#heap[0] ?? 0;
    const last = this.#heap[--this.#heapSize] ?? 0;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#heapSize) break;
      if (child + 1 < this.#heapSize && this.#nearer(this.#heap[child + 1] ?? 0, this.#heap[child] ?? 0)) child++;
      const below = this.#heap[child] ?? 0;
      if (!this.#nearer(below, last)) break;
      this.#heap[at] = below;
      this.#place[below] = at;
      at = child;
    }
    this.#heap[at] = last;
    this.#place[last] = at;
    return top;
  }
}
