import { type Assignment, idle } from './assignment.ts';
import { Climb, type Effort, type Node } from './climb.ts';
import { hasBrokenCondition } from './conditions.ts';
import { compareCosts } from './costs.ts';
import type { MenteePrices } from './mentee-prices.ts';
import type { PairNetwork } from './pair-network.ts';
import { force } from './restrict.ts';
import { settlePairs } from './settle-ways.ts';

/**
 * Of all answers that cost as little as this one, finds the one with the smallest list of codes. Each mentee in turn takes the first arc that such an
 * answer can contain. The bounds exclude almost all arcs at once.
 * @param ties - nodes that together contain every such answer
 */
export function* firstInOrder(
  network: PairNetwork,
  answer: Assignment,
  ties: readonly Node[],
  prices: MenteePrices,
  effort: Effort,
): Generator<void, { readonly best: Assignment; readonly isSure: boolean }> {
  const { transport } = network;
  let best = yield* inOwnOrder(network, answer);
  const least = prices.scale.worthOf(answer);
  let nodes: Node[] = [];
  for (const node of ties) {
    effort.nodes++;
    const assignment = yield* confine(node);
    if (assignment !== null && compareCosts(assignment, best) <= 0) nodes.push({ ...node, assignment });
  }
  for (let mentee = 0; mentee < transport.mentees; mentee++) {
    const end = transport.start[mentee + 1] ?? 0;
    for (let arc = transport.start[mentee] ?? 0; arc < end && arc !== best.arcOf[mentee]; arc++) {
      const climb = new Climb(network, prices, effort, answer);
      climb.atLeast(best);
      for (const node of nodes) {
        const forced = take(node, arc);
        if (forced !== null) climb.add(forced.assignment, forced);
      }
      const { best: other, open } = yield* climb.run({ anyWillDo: true });
      if (other === null && open !== null) return { best, isSure: false };
      if (other === null) continue;
      best = yield* inOwnOrder(network, other);
      break;
    }
    const own = best.arcOf[mentee] ?? idle;
    if (own !== idle) nodes = nodes.map((node) => take(node, own)).filter((node) => node !== null);
    yield;
  }
  return { best, isSure: true };

  /** Closes the arcs of a node that no answer of this cost uses. */
  function* confine({ assignment, count, prices: saved }: Node): Generator<void, Assignment | null> {
    if (saved === null) return assignment;
    prices.restore(saved);
    prices.restrictTo(assignment);
    yield;
    if (!prices.evaluate(count)) return null;
    return settlePairs(network, assignment, prices, count, least);
  }

  /** The node with this pair; `null` if no answer of this cost has the pair. */
  function take(node: Node, arc: number): Node | null {
    if (node.assignment.high[arc] === Number.NEGATIVE_INFINITY) return null;
    const assignment = force(network, node.assignment, arc);
    return assignment === null || compareCosts(assignment, best) > 0 ? null : { ...node, assignment };
  }
}

/** The answer with the smallest list of codes among those under the same conditions. If it breaks a side condition, the given answer itself. */
function* inOwnOrder(network: PairNetwork, answer: Assignment): Generator<void, Assignment> {
  const first = answer.copy();
  yield* network.canonical.steps(first);
  return hasBrokenCondition(network, first) ? answer : first;
}
