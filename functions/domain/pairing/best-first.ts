/** A binary min-heap. */
export class BestFirst<T> {
  readonly #heap: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  add(item: T): void {
    const heap = this.#heap;
    let at = heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || this.#compare(above, item) <= 0) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = item;
  }

  /** Removes and returns the smallest item; `null` if the heap is empty. */
  take(): T | null {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return null;
    if (heap.length === 0) return top;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const left = heap[child];
      const right = heap[child + 1];
      if (left !== undefined && right !== undefined && this.#compare(right, left) < 0) child++;
      const below = heap[child];
      if (below === undefined || this.#compare(below, last) >= 0) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
