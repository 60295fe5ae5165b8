import { BestFirst } from './best-first.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbid, keepOnePlace, shutDoor } from './restrict.ts';
import { idle, type Seating } from './seating.ts';

export interface SearchResult {
  /** The best seating that the search found; `null` if no starting point allows a seating. */
  readonly best: Seating | null;
  /** A seating without side conditions, as good as any answer that the search did not examine; `null` if the answer is proved optimal. */
  readonly open: Seating | null;
  readonly nodes: number;
}

/** How many arcs the search examines, in about half a second. A time limit would make the answer depend on the machine. */
const defaultWork = 8_000_000;

/** The node limit that keeps a network of this size within the default work. */
export function defaultNodeLimit(arcs: number): number {
  return Math.max(200, Math.floor(defaultWork / Math.max(1, arcs)));
}

/**
 * Best-first branch and bound; each step examines one node. A node is the best seating without the side conditions that are not yet branched on. A
 * canonical seating also bounds the list of codes, so the search is exact at every level.
 * @param starts - alternative starting points
 * @param known - an answer to beat
 */
export function* search(
  network: PairNetwork,
  starts: readonly Seating[],
  nodeLimit: number,
  known: Seating | null = null,
): Generator<void, SearchResult> {
  const open = new BestFirst<Seating>(compareSeatings);
  let best = known;
  let nodes = starts.length;
  const isHopeless = (seating: Seating) => best !== null && compareCosts(seating, best) > 0;
  for (const start of starts) open.add(start);
  for (let node = open.take(); node !== null; node = open.take()) {
    if (best !== null && compareCosts(node, best) >= 0) {
      if (isHopeless(node)) break;
      yield* network.canonical.steps(node);
      if (comparePicks(node, best) >= 0) continue;
    }
    if (nodes > nodeLimit && best !== null) return { best, open: node, nodes };
    for (let current: Seating | null = node; current !== null; ) {
      yield;
      if (!hasBrokenCondition(network, current)) {
        if (best === null || compareSeatings(current, best) < 0) best = current.copy();
        yield* network.canonical.steps(current);
        if (comparePicks(current, best) > 0 && compareCosts(current, best) === 0) break;
        if (!hasBrokenCondition(network, current)) {
          best = current;
          break;
        }
      }
      nodes += 2;
      const halves: readonly Seating[] = split(network, current, isHopeless);
      for (const half of halves.slice(1)) open.add(half);
      current = halves[0] ?? null;
    }
  }
  return { best, open: null, nodes };
}

/**
 * Splits a seating that breaks a side condition into two subproblems, which together contain every answer. For «вдвоём», the mentor keeps one place,
 * or leads nobody who works alone. For two opposite arcs, we forbid one or the other. Of several broken conditions we take the one whose cheaper half
 * costs most.
 */
function split(network: PairNetwork, seating: Seating, isHopeless: (seating: Seating) => boolean): Seating[] {
  let chosen: Seating[] = [];
  for (const halves of broken(network, seating)) {
    const left = halves()
      .flatMap((half) => (half === null || isHopeless(half) ? [] : [half]))
      .sort(compareCosts);
    const [better] = left;
    if (left.length < 2 || better === undefined) return left;
    if (chosen[0] === undefined || compareCosts(better, chosen[0]) > 0) chosen = left;
  }
  return chosen;
}

type Halves = () => readonly (Seating | null)[];

function* broken(network: PairNetwork, seating: Seating): Generator<Halves> {
  const { transport, taken, load, arcOf } = seating;
  for (let mentor = 0; transport.doors && mentor < transport.mentors; mentor++) {
    if (taken[mentor] !== 1 || (load[mentor] ?? 0) < 2) continue;
    yield () => [keepOnePlace(network, seating, mentor), shutDoor(network, seating, mentor)];
  }
  const isUsed = (arc: number) => arcOf[transport.menteeOf[arc] ?? 0] === arc;
  for (const pair of network.opposites) {
    if (pair.every(isUsed)) yield () => pair.map((arc) => forbid(network, seating, arc));
  }
}

/** Whether a seating breaks a side condition. Such a seating is only a bound, not an answer. */
export function hasBrokenCondition(network: PairNetwork, seating: Seating): boolean {
  return broken(network, seating).next().done !== true;
}

type Cost = Pick<Seating, 'costHigh' | 'costLow'>;

/** The result is negative if `a` costs less. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.costHigh - b.costHigh || a.costLow - b.costLow;
}

/** Compares the lists of codes of two seatings. A mentee's arcs are in the order of mentor codes; «no mentor» comes last. */
function comparePicks(a: Seating, b: Seating): number {
  for (let mentee = 0; mentee < a.arcOf.length; mentee++) {
    const one = a.arcOf[mentee] ?? idle;
    const other = b.arcOf[mentee] ?? idle;
    if (one !== other) return one === idle ? 1 : other === idle ? -1 : one - other;
  }
  return 0;
}

function compareSeatings(a: Seating, b: Seating): number {
  return compareCosts(a, b) || comparePicks(a, b);
}
