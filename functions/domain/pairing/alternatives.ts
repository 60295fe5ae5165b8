import type { Assignment } from './assignment.ts';
import { type SearchResult, search } from './branch.ts';
import { compareCosts } from './costs.ts';
import { withoutEach } from './pair-price.ts';
import { forbid } from './restrict.ts';
import type { Solution } from './solution.ts';
import { finish, readPairs } from './solve.ts';
import { nodesForQuestions, type WhatIf } from './what-if.ts';

/** How many equally good candidates we compare by their codes. In a large network we compare fewer. */
function equalsCompared(arcs: number): number {
  return Math.max(1, Math.min(30, Math.floor(300_000 / arcs)));
}

/**
 * «Почти такой же вариант»: the best other sets of pairs, best first. Each set omits a pair that the answer and all earlier sets contain. The first
 * is the best set that differs from the answer, because no set is better than all pairs of the answer. Each search may use a third of the nodes that
 * are left (see `nodesForQuestions`).
 */
export function alternatives(solution: Solution, count: number): WhatIf[] {
  const { model } = solution;
  const { network, root } = model;
  const mostEquals = equalsCompared(network.transport.column.length);
  const found: WhatIf[] = [];
  let nodes = nodesForQuestions(solution);
  let common = withoutEach(model, solution.pairs).sort(compareCosts);
  while (found.length < count) {
    let best: Assignment | null = null;
    let exact = true;
    let equals = 0;
    for (const { arc, costHigh, costLow } of common) {
      const against = best === null ? 1 : compareCosts(best, { costHigh, costLow });
      if (against < 0 || (against === 0 && ++equals > mostEquals)) break;
      const start = forbid(network, root, arc);
      if (start === null) continue;
      if (nodes < 1 && best !== null) {
        exact = false;
        break;
      }
      const answer: SearchResult = finish(search(network, start, Math.max(1, Math.ceil(nodes / 3)), best));
      nodes -= answer.nodes;
      if (answer.open !== null) exact = false;
      best = answer.best;
    }
    if (best === null) return found;
    const { arcOf } = best;
    common = common.filter(({ arc }) => arcOf[network.transport.menteeOf[arc] ?? 0] === arc);
    found.push({ ...readPairs(model, best), exact });
  }
  return found;
}
