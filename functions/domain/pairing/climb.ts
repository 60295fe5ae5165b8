import type { Assignment } from './assignment.ts';
import { BestFirst } from './best-first.ts';
import { broken, halvesAt, hasBrokenCondition, isCrowded } from './conditions.ts';
import { type Cost, compareCosts } from './costs.ts';
import type { AloneCount, MenteePrices, SavedPrices } from './mentee-prices.ts';
import type { PairNetwork } from './pair-network.ts';
import { keepOnePlace, shutDoor } from './restrict.ts';
import { settleWays } from './settle-ways.ts';
import { tighten } from './tighten.ts';
import { compareWorth, type Worth } from './worth.ts';

/** The most rounds of one price search. */
const mostRounds = 200;
/** How often an answer's own prices may start another price search: at the first node and at later nodes. */
const restarts = { first: 8, later: 2 } as const;
/** How often we may compute a new bound at one node, after the previous bound has fixed some conditions. */
const mostSettled = 5;
/** If the average number of mentees who work alone is this close to a whole number, we treat it as whole. */
const near = 0.1;

/** The work that a search may do in all its parts. Each assignment and each round of prices counts as one node. */
export interface Effort {
  nodes: number;
  readonly limit: number;
}

/** A part of the search that is left to examine: all answers that meet an assignment's conditions and have this number of mentees who work alone. */
export interface Node {
  readonly assignment: Assignment;
  /** An upper bound on the worth of this node's answers. */
  readonly bound: Worth;
  readonly count: AloneCount;
  readonly prices: SavedPrices | null;
}

export interface Climbed {
  /** The best answer, or the first one found with `anyWillDo`. `null` if there is none that is as good as the known one. */
  readonly best: Assignment | null;
  /** A lower bound on the cost of the answers that the search did not examine; `null` if it examined them all. */
  readonly open: Cost | null;
  /** Every answer that is as good as the best one is in one of these nodes. */
  readonly ties: readonly Node[];
}

/**
 * Best-first branch and bound. The bound of a node is the best assignment that ignores the side conditions not yet branched on. If somebody wants to
 * be alone, the prices of the mentees give a better bound. The search first branches on how many mentees work alone: this number is whole, and once
 * it is known the bound is rarely far off.
 */
export class Climb {
  readonly #network: PairNetwork;
  readonly #prices: MenteePrices;
  readonly #effort: Effort;
  readonly #open = new BestFirst<Node>((a, b) => compareWorth(b.bound, a.bound));
  /** The sum of `high` and of `low` of an assignment that costs nothing. */
  readonly #free: readonly [number, number];
  /** The worth of the best answer or of the known one (`#least`), and the smallest worth that is better (`#goal`). */
  #least: Worth | null = null;
  #goal: Worth | null = null;
  #best: Assignment | null = null;
  #ties: Node[] = [];
  #isFirst = true;

  constructor(network: PairNetwork, prices: MenteePrices, effort: Effort, start: Assignment) {
    this.#network = network;
    this.#prices = prices;
    this.#effort = effort;
    const [high, low] = prices.scale.sums(start);
    this.#free = [high + start.costHigh, low + start.costLow];
  }

  /** Accepts only answers that cost at most as much as this one. */
  atLeast(known: Assignment): void {
    this.#least = this.#worth(known);
    this.#goal = this.#least;
    this.#prices.levels.closed = 0;
    this.#prices.levels.aimAt(this.#prices.scale.sums(known)[0]);
  }

  /** Adds a starting point: all answers that meet an assignment's conditions and have this number of mentees who work alone. */
  add(
    assignment: Assignment,
    { count = { least: 0, most: this.#network.transport.mentors }, prices = null }: Partial<Node> = {},
  ): void {
    this.#open.add({ assignment, bound: this.#worth(assignment), count, prices });
  }

  *run({ anyWillDo = false } = {}): Generator<void, Climbed> {
    if (this.#goal === null) this.#dive();
    for (let node = this.#open.take(); node !== null; node = this.#open.take()) {
      if (this.#isBelow(node.bound, this.#least)) break;
      if (anyWillDo && this.#best !== null) break;
      if (this.#isBelow(node.bound, this.#goal)) {
        this.#ties.push(node);
        continue;
      }
      if (this.#effort.nodes > this.#effort.limit && this.#goal !== null) return this.#result(this.#costOf(node.bound));
      this.#effort.nodes++;
      yield* this.#examine(node);
    }
    return this.#result(null);
  }

  #result(open: Cost | null): Climbed {
    return { best: this.#best, open, ties: this.#ties.filter(({ bound }) => !this.#isBelow(bound, this.#least)) };
  }

  #isBelow(bound: Worth, worth: Worth | null): boolean {
    return worth !== null && compareWorth(bound, worth) < 0;
  }

  /** Looks for a first answer: repairs the broken conditions one after another, each in the cheaper way. */
  #dive(): void {
    let assignment: Assignment | null = this.#open.peek()?.assignment ?? null;
    while (assignment !== null) {
      const halves = broken(this.#network, assignment).next();
      if (halves.done === true) {
        this.#offer(assignment);
        return;
      }
      this.#effort.nodes += 2;
      const cheapest: Assignment | undefined = existing(halves.value()).sort(compareCosts)[0];
      assignment = cheapest ?? null;
    }
  }

  #offer(answer: Assignment): void {
    const { scale, levels } = this.#prices;
    const worth = this.#worth(answer);
    if (this.#isBelow(worth, this.#goal)) return;
    this.#best = answer;
    this.#least = worth;
    this.#goal = scale.next(worth);
    levels.aimAt(scale.sums(answer)[0]);
  }

  /** Accepts the assignment of a node as an answer, because it breaks no condition. */
  #reach(node: Node): void {
    this.#offer(node.assignment);
    this.#ties.push({ ...node, bound: this.#worth(node.assignment) });
  }

  *#examine(node: Node): Generator<void> {
    if (!hasBrokenCondition(this.#network, node.assignment)) return this.#reach(node);
    if (!this.#network.transport.doors || this.#goal === null) return this.#split(node);
    const { levels } = this.#prices;
    if (node.prices !== null) this.#prices.restore(node.prices);
    else {
      levels.reopen();
      this.#prices.startFrom(node.assignment);
    }
    if (!levels.isPassed) yield* this.#bound(node);
  }

  /** Improves the node's bound, fixes the conditions that the bound decides, and branches on the rest. */
  *#bound({ assignment: from, count }: Node): Generator<void> {
    const prices = this.#prices;
    let assignment = from;
    for (let settled = 0; ; settled++) {
      prices.restrictTo(assignment);
      const share = yield* this.#tighten(assignment, count);
      if (share === null || prices.levels.isPassed || this.#least === null) return;
      const node: Node = { assignment, bound: prices.bound, count, prices: prices.save() };
      if (this.#isBelow(node.bound, this.#goal)) return void this.#ties.push(node);
      const next: Assignment | null = settleWays(this.#network, assignment, prices, count, this.#least);
      if (next === null || this.#isHopeless(next)) return;
      if (!hasBrokenCondition(this.#network, next)) return this.#reach({ ...node, assignment: next });
      if (next === assignment || settled === mostSettled) return this.#branch({ ...node, assignment: next }, share);
      assignment = next;
    }
  }

  /**
   * Improves the bound. Returns for each mentor how often they took one mentee alone; `null` if the number of mentees who work alone is impossible.
   */
  *#tighten(assignment: Assignment, count: AloneCount): Generator<void, Float64Array | null> {
    const prices = this.#prices;
    const most = this.#isFirst ? restarts.first : restarts.later;
    this.#isFirst = false;
    for (let restart = 0; this.#goal !== null; restart++) {
      const { bound, share, rounds } = yield* tighten(prices, count, this.#goal, mostRounds);
      this.#effort.nodes += rounds;
      if (bound === null || this.#isBelow(bound, this.#goal)) return bound && share;
      const best = this.#best;
      const answer = this.#answerAsTaken(assignment);
      if (prices.levels.isPassed || answer === null || restart === most) return share;
      const before = prices.save();
      prices.startFrom(answer);
      prices.evaluate(count);
      this.#effort.nodes++;
      if (compareWorth(prices.bound, bound) < 0) continue;
      prices.restore(before);
      prices.evaluate(count);
      if (best === this.#best || this.#isBelow(bound, this.#goal)) return share;
    }
    return null;
  }

  /**
   * The best assignment in which each mentor works alone or with a group as at the last evaluation. It may still break the condition about opposite
   * pairs.
   */
  #answerAsTaken(from: Assignment): Assignment | null {
    let answer: Assignment | null = from;
    for (let mentor = 0; mentor < from.load.length && answer !== null; mentor++) {
      if (this.#prices.isAlone[mentor] === 1) answer = keepOnePlace(this.#network, answer, mentor);
      else if (isCrowded(answer, mentor)) answer = shutDoor(this.#network, answer, mentor);
    }
    for (let mentor = 0; mentor < from.load.length && answer !== null; mentor++) {
      if (!isCrowded(answer, mentor)) continue;
      answer = shutDoor(this.#network, answer, mentor);
      mentor = -1;
    }
    this.#effort.nodes++;
    if (answer !== null && !hasBrokenCondition(this.#network, answer)) this.#offer(answer);
    return answer;
  }

  #branch(node: Node, share: Float64Array): void {
    const { least, most } = node.count;
    const average = share.reduce((sum, value) => sum + value, this.#prices.arcs.lockedAlone);
    if (average > least + near && average < most - near) {
      const whole = Math.floor(average + near);
      const counts: AloneCount[] = [{ least: whole + 1, most }];
      if (average - whole >= near) counts.push({ least, most: whole });
      else counts.push({ least, most: whole - 1 }, { least: whole, most: whole });
      for (const count of counts) if (count.least <= count.most) this.#open.add({ ...node, count });
      return;
    }
    const { arcs } = this.#prices;
    let chosen = -1;
    let doubt = 0;
    share.forEach((value, mentor) => {
      if (!arcs.mayBeAlone(mentor) || !arcs.mayBeSeveral(mentor)) return;
      const own = value * (1 - value) + (isCrowded(node.assignment, mentor) ? near ** 2 : 0);
      if (own <= doubt) return;
      doubt = own;
      chosen = mentor;
    });
    if (chosen < 0) this.#split(node);
    else this.#addHalves(node, halvesAt(this.#network, node.assignment, chosen));
  }

  /** Branches on one of the broken conditions: the one whose cheaper half costs most. */
  #split(node: Node): void {
    let chosen: readonly Assignment[] = [];
    for (const halves of broken(this.#network, node.assignment)) {
      const left = existing(halves())
        .filter((half) => !this.#isHopeless(half))
        .sort(compareCosts);
      const [better] = left;
      if (left.length < 2 || better === undefined) {
        chosen = left;
        break;
      }
      if (chosen[0] === undefined || compareCosts(better, chosen[0]) > 0) chosen = left;
    }
    this.#addHalves(node, chosen);
  }

  #addHalves(node: Node, halves: readonly (Assignment | null)[]): void {
    this.#effort.nodes += halves.length;
    for (const assignment of existing(halves)) {
      if (this.#isHopeless(assignment)) continue;
      const own = this.#worth(assignment);
      this.#open.add({ ...node, assignment, bound: compareWorth(own, node.bound) < 0 ? own : node.bound });
    }
  }

  #isHopeless(assignment: Assignment): boolean {
    return this.#isBelow(this.#worth(assignment), this.#least);
  }

  #worth({ costHigh, costLow }: Cost): Worth {
    return this.#prices.scale.worth(this.#free[0] - costHigh, this.#free[1] - costLow);
  }

  #costOf(bound: Worth): Cost {
    const [high, low] = this.#prices.scale.sumsOf(bound);
    return { costHigh: this.#free[0] - high, costLow: this.#free[1] - low };
  }
}

function existing(halves: readonly (Assignment | null)[]): Assignment[] {
  return halves.filter((half) => half !== null);
}
