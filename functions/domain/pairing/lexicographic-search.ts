import { type Assignment, idle } from './assignment.ts';
import { BestFirst } from './best-first.ts';
import { asGroup, asOne, broken, halvesAt, hasBrokenCondition, isBrokenAt } from './conditions.ts';
import { type Cost, compareCosts, comparePicks } from './costs.ts';
import { type LevelSum, levelSumsOf, mostAt, packedSums, sumAt } from './level-sums.ts';
import type { PairNetwork } from './pair-network.ts';
import { type AloneCount, Relaxation } from './relaxation.ts';
import { forbidAll } from './restrict.ts';

/** A share that differs from a whole number by at most this counts as whole. */
const near = 0.01;
/** The largest value of a number whose digits are the arc positions of several mentees. */
const longestOrder = 4096;

/** Limits the work of a search, over all its parts. Each examined assignment and each exchange in a linear programme counts as one node. */
export interface Effort {
  nodes: number;
  readonly limit: number;
}

/**
 * A part of the search that is left to examine: all answers under the conditions of an assignment, with this range for the number of mentees who work
 * alone.
 */
interface Node {
  readonly assignment: Assignment;
  readonly count: AloneCount;
  /** An upper bound on the sum at the current level, for all answers of this node. */
  readonly bound: number;
  readonly turn: number;
}

/**
 * Branch and bound, level by level. The remaining nodes contain all answers that are as good as the best one at the earlier levels. Each node has the
 * best assignment under its conditions. If this assignment breaks no side condition, it is the node's best answer. Otherwise the relaxation bounds
 * the current level.
 */
export class LexicographicSearch {
  readonly #network: PairNetwork;
  readonly #effort: Effort;
  /** `null` if the effort does not suffice even for the first solution of the linear programme. */
  readonly #relaxation: Relaxation | null;
  /** The cost of an exchange in the linear programme, in nodes: an exchange visits the square of the number of rows, while a node visits all arcs. */
  readonly #exchange: number;
  readonly #levels: readonly LevelSum[];
  readonly #start: Assignment;
  #best: Assignment | null;
  #sums: number[] = [];
  #turn = 0;

  constructor(network: PairNetwork, effort: Effort, start: Assignment, known: Assignment | null) {
    this.#network = network;
    this.#effort = effort;
    this.#levels = levelSumsOf(network.transport, network.packing);
    const { mentees, mentors, column } = network.transport;
    const rows = mentees + mentors;
    this.#exchange = Math.ceil(rows ** 2 / (32 * Math.max(1, column.length)));
    this.#relaxation = effort.limit > rows * this.#exchange ? new Relaxation(network) : null;
    this.#start = start;
    this.#best = known;
    if (known !== null) this.#sums = this.#sumsOf(known);
  }

  get best(): Assignment | null {
    return this.#best;
  }

  /** Runs the search. Returns a lower bound on the cost of every answer that was not examined; `null` if all were examined. */
  *run(inOrder: boolean): Generator<void, Cost | null> {
    const mentors = this.#network.transport.mentors;
    this.#dive(this.#start);
    if (this.#best === null) this.#dive(this.#withoutGroups());
    let nodes: Node[] = [this.#node(this.#start, { least: 0, most: mentors }, Number.POSITIVE_INFINITY)];
    for (const [index, level] of this.#levels.entries()) {
      const settled: Node[] | Cost = yield* this.#settle(nodes, level, index);
      if (!Array.isArray(settled)) return settled;
      nodes = settled;
      if (nodes.length === 0) return null;
    }
    return inOrder ? yield* this.#order(nodes) : null;
  }

  #node(assignment: Assignment, count: AloneCount, bound: number): Node {
    return { assignment, count, bound, turn: this.#turn++ };
  }

  #sumsOf(assignment: Assignment): number[] {
    return this.#levels.map((level) => sumAt(level, assignment));
  }

  /** Looks for a first answer: repairs one broken condition after another, each in the cheaper way. */
  #dive(from: Assignment | null): void {
    let assignment = from;
    while (assignment !== null) {
      const halves = broken(this.#network, assignment).next();
      if (halves.done === true) return void this.#reach(assignment);
      this.#effort.nodes += 2;
      const cheapest: Assignment | undefined = existing(halves.value()).sort(compareCosts)[0];
      assignment = cheapest ?? null;
    }
  }

  /** The start, if every mentor who may do so leads at most one mentee. Such an assignment can break only the ban on opposite pairs. */
  #withoutGroups(): Assignment | null {
    let assignment: Assignment | null = this.#start;
    for (let mentor = 0; mentor < this.#network.transport.mentors && assignment !== null; mentor++) {
      assignment = asOne(this.#network, assignment, mentor) ?? asGroup(this.#network, assignment, mentor);
    }
    return assignment;
  }

  /** Records an answer if it is better than the best one, or equally good and earlier in order. */
  #offer(answer: Assignment): void {
    if (this.#best !== null && (compareCosts(answer, this.#best) || comparePicks(answer, this.#best)) >= 0) return;
    this.#best = answer;
    this.#sums = this.#sumsOf(answer);
  }

  /**
   * If the best assignment of a node breaks no condition, records it, or the first in order among those of equal cost. Returns the assignment with
   * which the search continues; `null` if the node has no other answer.
   */
  #reach(assignment: Assignment): Assignment | null {
    if (this.#isHopeless(assignment)) return null;
    if (hasBrokenCondition(this.#network, assignment)) return assignment;
    this.#offer(assignment);
    const first = assignment.copy();
    for (const _ of this.#network.ties.steps(first));
    if (hasBrokenCondition(this.#network, first)) return first;
    this.#offer(first);
    return null;
  }

  #isHopeless(assignment: Assignment): boolean {
    return this.#best !== null && compareCosts(assignment, this.#best) > 0;
  }

  /** Finds the largest sum at a level. Returns the nodes that contain all answers with this sum, or a bound if the effort ends before. */
  *#settle(nodes: readonly Node[], level: LevelSum, index: number): Generator<void, Node[] | Cost> {
    const least = () => (this.#best === null ? Number.NEGATIVE_INFINITY : sumAt(level, this.#best));
    const open = new BestFirst<Node>((a, b) => b.bound - a.bound || b.turn - a.turn);
    for (const node of nodes) open.add({ ...node, bound: Number.POSITIVE_INFINITY });
    const above = this.#levels.slice(0, index).map((one, at) => [one, this.#sums[at] ?? 0] as const);
    this.#relaxation?.maximise(level, above, this.#start, this.#best);
    const settled: Node[] = [];
    for (let node = open.take(); node !== null; node = open.take()) {
      if (node.bound < least()) continue;
      if (this.#effort.nodes > this.#effort.limit && this.#best !== null) return this.#costAt(index, node.bound);
      const left: Node | null = yield* this.#examine(node, index, least());
      if (left === null) continue;
      if (left.bound <= least()) settled.push(left);
      else for (const child of this.#branch(left)) open.add(child);
    }
    return settled.filter(({ bound, assignment }) => bound >= least() && !this.#isHopeless(assignment));
  }

  /** The node with its bound at this level, without pairs that no answer uses. `null` if the node has no further answer. */
  *#examine(node: Node, index: number, least: number): Generator<void, Node | null> {
    this.#effort.nodes++;
    const assignment = this.#reach(node.assignment);
    if (assignment === null) return null;
    const own = this.#boundOfAssignment(assignment, index);
    const relaxation = this.#relaxation;
    if (own <= least || relaxation === null) return { ...node, assignment, bound: own };
    const before = relaxation.exchanges;
    yield* relaxation.tighten(
      assignment,
      node.count,
      least,
      (this.#effort.limit - this.#effort.nodes) / this.#exchange,
    );
    this.#effort.nodes += (relaxation.exchanges - before) * this.#exchange;
    const bound = Math.min(own, Math.floor(relaxation.bound));
    if (bound < least) return null;
    const without = forbidAll(this.#network, assignment, relaxation.hopeless(least));
    const next = without && this.#reach(without);
    if (next === null) return null;
    if (bound > least) {
      const pairs = relaxation.wholePairs(near);
      if (pairs === null) this.#tryShares(next, relaxation.share);
      else this.#tryPairs(next, pairs);
    }
    return { ...node, assignment: next, bound };
  }

  /**
   * A bound at this level. The assignment is the best one over all levels, so if it equals the best answer at the higher levels, no answer exceeds it
   * at this level.
   */
  #boundOfAssignment(assignment: Assignment, index: number): number {
    for (const [at, level] of this.#levels.entries()) {
      const sum = sumAt(level, assignment);
      if (at === index) return sum;
      if (sum !== this.#sums[at]) break;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Tries the answer that consists of exactly these pairs. */
  #tryPairs(from: Assignment, pairs: ReadonlySet<number>): void {
    const others: number[] = [];
    from.high.forEach((worth, arc) => {
      if (worth >= 0 && !pairs.has(arc)) others.push(arc);
    });
    this.#effort.nodes++;
    const answer = forbidAll(this.#network, from, others);
    if (answer !== null) this.#reach(answer);
  }

  /** Tries the answer in which each mentor leads one mentee or a group, as in the last solution of the linear programme. */
  #tryShares(from: Assignment, share: Float64Array): void {
    let answer: Assignment | null = from;
    const mend = (mentor: number) => {
      if (answer === null || !isBrokenAt(answer, mentor)) return;
      answer = asGroup(this.#network, answer, mentor) ?? asOne(this.#network, answer, mentor);
    };
    for (let mentor = 0; mentor < share.length && answer !== null; mentor++) {
      if ((share[mentor] ?? 0) > 0.5) answer = asOne(this.#network, answer, mentor);
      else mend(mentor);
    }
    for (let mentor = 0; mentor < share.length && answer !== null; mentor++) {
      if (!isBrokenAt(answer, mentor)) continue;
      mend(mentor);
      mentor = -1;
    }
    this.#effort.nodes++;
    if (answer !== null && !hasBrokenCondition(this.#network, answer)) this.#reach(answer);
  }

  /**
   * Splits a node in two. If the relaxation gives a fractional number of mentees who work alone, splits at this number. Otherwise splits at the
   * mentor whose share is furthest from a whole number or, if all shares are whole, at a broken condition.
   */
  #branch(node: Node): Node[] {
    const { assignment, bound, count } = node;
    const sum = this.#relaxation?.aloneShares ?? 0;
    const whole = Math.floor(sum + near);
    if (sum - whole > near && whole >= count.least && whole < count.most) {
      return [
        this.#node(assignment, { least: count.least, most: whole }, bound),
        this.#node(assignment, { least: whole + 1, most: count.most }, bound),
      ];
    }
    const doubtful = this.#relaxation?.mostDoubtful(near) ?? -1;
    const halves = doubtful >= 0 ? halvesAt(this.#network, assignment, doubtful) : this.#halvesOf(assignment);
    this.#effort.nodes += 2;
    return existing(halves).map((half) => this.#node(half, count, bound));
  }

  /** The two halves for one broken condition: the condition whose cheaper half costs most. */
  #halvesOf(assignment: Assignment): readonly Assignment[] {
    let chosen: readonly Assignment[] = [];
    for (const halves of broken(this.#network, assignment)) {
      this.#effort.nodes += 2;
      const left = existing(halves())
        .filter((half) => !this.#isHopeless(half))
        .sort(compareCosts);
      const [better] = left;
      if (left.length < 2 || better === undefined) return left;
      if (chosen[0] === undefined || compareCosts(better, chosen[0]) > 0) chosen = left;
    }
    return chosen;
  }

  /**
   * Among all answers of equal cost, finds the one with the smallest list of codes. To do this, it treats the early arcs of several mentees as one
   * more level.
   */
  *#order(from: Node[]): Generator<void, Cost | null> {
    const { mentees } = this.#network.transport;
    let nodes = from;
    for (let mentee = 0; mentee < mentees && nodes.length > 0; ) {
      const order = this.#earlyArcs(nodes, mentee);
      mentee = order.end;
      if (order.range > 1) {
        const settled: Node[] | Cost = yield* this.#settle(nodes, order.level, this.#levels.length);
        if (!Array.isArray(settled)) return settled;
        nodes = settled;
      }
      const others = this.#otherArcs(order.mentees);
      nodes = nodes.flatMap((node) => {
        const assignment = forbidAll(this.#network, node.assignment, others);
        return assignment === null || this.#isHopeless(assignment) ? [] : [{ ...node, assignment }];
      });
    }
    return null;
  }

  /**
   * A level that maximises the arc positions of several mentees at once. The position of each mentee's arc is a digit of one number; the earliest arc
   * has the largest digit. If the best answer gives the next mentees their earliest arcs, they keep them: the level then contains only these mentees,
   * and its range is 1.
   */
  #earlyArcs(
    nodes: readonly Node[],
    from: number,
  ): {
    readonly level: LevelSum;
    readonly mentees: readonly number[];
    readonly range: number;
    readonly end: number;
  } {
    const { start, column, mentees } = this.#network.transport;
    const chosen: { readonly mentee: number; readonly arcs: readonly number[] }[] = [];
    const settled: number[] = [];
    let range = 1;
    let end = from;
    for (; end < mentees; end++) {
      const own = this.#best?.arcOf[end] ?? idle;
      const arcs: number[] = [];
      for (let arc = start[end] ?? 0; arc < (start[end + 1] ?? 0); arc++) {
        if (arc === own || nodes.some(({ assignment }) => (assignment.high[arc] ?? 0) >= 0)) arcs.push(arc);
      }
      const isFirst = arcs.length === 0 || arcs[0] === own;
      if (isFirst && chosen.length === 0) settled.push(end);
      else if (settled.length > 0) break;
      else if (!isFirst || arcs.length > 1) {
        range *= arcs.length + 1;
        if (range > longestOrder && chosen.length > 0) break;
        chosen.push({ mentee: end, arcs });
      }
    }
    const gain = new Float64Array(column.length);
    let unit = 1;
    for (const { arcs } of chosen.toReversed()) {
      arcs.forEach((arc, index) => {
        gain[arc] = unit * (arcs.length - index);
      });
      unit *= arcs.length + 1;
    }
    const place = new Float64Array(this.#levels[0]?.place.length ?? 0);
    const own = [...settled, ...chosen.map(({ mentee }) => mentee)];
    return { level: { gain, place }, mentees: own, range: unit, end };
  }

  /** The arcs of these mentees that the best answer does not use. */
  #otherArcs(mentees: readonly number[]): number[] {
    const { start } = this.#network.transport;
    const others: number[] = [];
    for (const mentee of mentees) {
      for (let arc = start[mentee] ?? 0; arc < (start[mentee + 1] ?? 0); arc++) {
        if (arc !== this.#best?.arcOf[mentee]) others.push(arc);
      }
    }
    return others;
  }

  /** A lower bound on the cost of all answers, if none exceeds this bound at the given level. */
  #costAt(index: number, bound: number): Cost {
    if (this.#best === null || index >= this.#levels.length) return this.#best ?? this.#start;
    // The effort may end before the level has a bound.
    const sums = this.#levels.map((level, at) =>
      at < index
        ? (this.#sums[at] ?? 0)
        : Math.min(at === index ? bound : Number.POSITIVE_INFINITY, mostAt(level, this.#network.transport)),
    );
    const [high, low] = packedSums(sums, this.#network.packing);
    const [ownHigh, ownLow] = packedSums(this.#sums, this.#network.packing);
    const cost = { costHigh: this.#best.costHigh + ownHigh - high, costLow: this.#best.costLow + ownLow - low };
    return compareCosts(cost, this.#start) > 0 ? cost : this.#start;
  }
}

function existing(halves: readonly (Assignment | null)[]): Assignment[] {
  return halves.filter((half) => half !== null);
}
