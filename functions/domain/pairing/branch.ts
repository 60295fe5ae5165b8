import { type Assignment, idle } from './assignment.ts';
import { BestFirst } from './best-first.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbid, keepOnePlace, shutDoor } from './restrict.ts';

export interface SearchResult {
  /** The best assignment that the search found; `null` if no starting point allows an assignment. */
  readonly best: Assignment | null;
  /**
   * An assignment that ignores the side conditions. No answer that the search did not examine is better. `null` if the answer is proved optimal.
   */
  readonly open: Assignment | null;
  readonly nodes: number;
}

/** How many arcs the search examines, in about half a second. A time limit would make the answer depend on the machine. */
const defaultWork = 8_000_000;

/** The node limit that keeps a network of this size within the default work. */
export function defaultNodeLimit(arcs: number): number {
  return Math.max(200, Math.floor(defaultWork / Math.max(1, arcs)));
}

/**
 * Best-first branch and bound; each step examines one node. A node is the best assignment without the side conditions that are not yet branched on. A
 * canonical assignment also bounds the list of codes, so the search is exact at every level.
 * @param starts - alternative starting points
 * @param known - an answer to beat
 */
export function* search(
  network: PairNetwork,
  starts: readonly Assignment[],
  nodeLimit: number,
  known: Assignment | null = null,
): Generator<void, SearchResult> {
  const open = new BestFirst<Assignment>(compareAssignments);
  let best = known;
  let nodes = starts.length;
  const isHopeless = (assignment: Assignment) => best !== null && compareCosts(assignment, best) > 0;
  for (const start of starts) open.add(start);
  for (let node = open.take(); node !== null; node = open.take()) {
    if (best !== null && compareCosts(node, best) >= 0) {
      if (isHopeless(node)) break;
      yield* network.canonical.steps(node);
      if (comparePicks(node, best) >= 0) continue;
    }
    if (nodes > nodeLimit && best !== null) return { best, open: node, nodes };
    for (let current: Assignment | null = node; current !== null; ) {
      yield;
      if (!hasBrokenCondition(network, current)) {
        if (best === null || compareAssignments(current, best) < 0) best = current.copy();
        yield* network.canonical.steps(current);
        if (comparePicks(current, best) > 0 && compareCosts(current, best) === 0) break;
        if (!hasBrokenCondition(network, current)) {
          best = current;
          break;
        }
      }
      nodes += 2;
      const halves: readonly Assignment[] = split(network, current, isHopeless);
      for (const half of halves.slice(1)) open.add(half);
      current = halves[0] ?? null;
    }
  }
  return { best, open: null, nodes };
}

/**
 * Splits an assignment that breaks a side condition into two subproblems, which together contain every answer. For «вдвоём», the mentor keeps one place,
 * or leads nobody who works alone. For two opposite arcs, we forbid one or the other. Of several broken conditions we take the one whose cheaper half
 * costs most.
 */
function split(
  network: PairNetwork,
  assignment: Assignment,
  isHopeless: (assignment: Assignment) => boolean,
): Assignment[] {
  let chosen: Assignment[] = [];
  for (const halves of broken(network, assignment)) {
    const left = halves()
      .flatMap((half) => (half === null || isHopeless(half) ? [] : [half]))
      .sort(compareCosts);
    const [better] = left;
    if (left.length < 2 || better === undefined) return left;
    if (chosen[0] === undefined || compareCosts(better, chosen[0]) > 0) chosen = left;
  }
  return chosen;
}

type Halves = () => readonly (Assignment | null)[];

function* broken(network: PairNetwork, assignment: Assignment): Generator<Halves> {
  const { transport, taken, load, arcOf } = assignment;
  for (let mentor = 0; transport.doors && mentor < transport.mentors; mentor++) {
    if (taken[mentor] !== 1 || (load[mentor] ?? 0) < 2) continue;
    yield () => [keepOnePlace(network, assignment, mentor), shutDoor(network, assignment, mentor)];
  }
  const isUsed = (arc: number) => arcOf[transport.menteeOf[arc] ?? 0] === arc;
  for (const pair of network.opposites) {
    if (pair.every(isUsed)) yield () => pair.map((arc) => forbid(network, assignment, arc));
  }
}

/** Whether an assignment breaks a side condition. Such an assignment is only a bound, not an answer. */
export function hasBrokenCondition(network: PairNetwork, assignment: Assignment): boolean {
  return broken(network, assignment).next().done !== true;
}

type Cost = Pick<Assignment, 'costHigh' | 'costLow'>;

/** The result is negative if `a` costs less. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.costHigh - b.costHigh || a.costLow - b.costLow;
}

/** Compares the lists of codes of two assignments. A mentee's arcs are in the order of mentor codes; «no mentor» comes last. */
function comparePicks(a: Assignment, b: Assignment): number {
  for (let mentee = 0; mentee < a.arcOf.length; mentee++) {
    const one = a.arcOf[mentee] ?? idle;
    const other = b.arcOf[mentee] ?? idle;
    if (one !== other) return one === idle ? 1 : other === idle ? -1 : one - other;
  }
  return 0;
}

function compareAssignments(a: Assignment, b: Assignment): number {
  return compareCosts(a, b) || comparePicks(a, b);
}
