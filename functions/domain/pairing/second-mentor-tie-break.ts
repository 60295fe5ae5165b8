import type { Assignment } from './assignment.ts';
import { BestFirst } from './best-first.ts';
import { type SearchResult, search } from './branch.ts';
import { compareCosts, comparePicks } from './costs.ts';
import { secondMentorsBound } from './most-second-mentors.ts';
import { forbid, force } from './restrict.ts';
import { secondMentors } from './second-mentors.ts';
import type { Solution } from './solution.ts';
import { finish, readPairs, unmatchedIn } from './solve.ts';
import { nodesForQuestions } from './what-if.ts';

/** How many parts of the set of all answers the search examines. A count, not a time, so that the answer does not depend on the machine. */
const mostParts = 1000;

/** All answers under some conditions, and the first of the best ones in the order of codes. */
interface Part {
  readonly conditions: Assignment;
  readonly first: Assignment;
}

/**
 * Of all sets of first pairs that are as good as the given one, the first in the order of codes that allows most second mentors.
 *
 * We list the equally good sets in the order of codes (Lawler 1972; Murty 1968). After each set, we split the remaining sets into parts: part k has the
 * first k − 1 pairs of the listed set, but not its k-th pair. A maximum flow shows which parts cannot allow more second mentors, and we skip these.
 */
export function breakTiesBySecondMentors(solution: Solution): Solution {
  const found = secondMentors(solution);
  if (found === null) return solution;
  // If a better set may exist, the equally good sets do not matter.
  if (solution.gap !== null) return { ...solution, tieBreak: { isOther: false, isMost: false } };
  const { model } = solution;
  const boundOf = secondMentorsBound(solution);
  const open = new BestFirst<Part>((a, b) => comparePicks(a.first, b.first));
  let chosen = solution;
  let most = countOf(found);
  let isMost = found.gap === null;
  let nodes = nodesForQuestions(solution) / 3;
  let parts = 0;

  const isPromising = (part: Assignment) => compareCosts(part, model.best) <= 0 && boundOf(part) > most;
  const examine = (conditions: Assignment): void => {
    if (++parts > mostParts || nodes < 1) {
      isMost = false;
      return;
    }
    const answer: SearchResult = finish(search(model.network, conditions, Math.ceil(nodes / 3)));
    nodes -= answer.nodes;
    if (answer.open !== null) isMost = false;
    else if (answer.best !== null && compareCosts(answer.best, model.best) === 0) {
      open.add({ conditions, first: answer.best });
    }
  };
  const split = ({ conditions, first }: Part): void => {
    let rest: Assignment | null = conditions;
    for (const [mentee, arc] of first.arcOf.entries()) {
      if (rest === null) return;
      if (arc < 0 || rest.locked[mentee] === 1) continue;
      const without = forbid(model.network, rest, arc);
      if (without !== null && isPromising(without)) examine(without);
      rest = force(model.network, rest, arc);
    }
  };

  if (boundOf(model.root) > most) split({ conditions: model.root, first: model.best });
  for (let part = open.take(); part !== null; part = open.take()) {
    if (boundOf(part.conditions) <= most) continue;
    const other = withPairsOf(solution, part.first);
    const second = secondMentors(other);
    if (second?.gap) isMost = false;
    if (second !== null && countOf(second) > most) {
      chosen = other;
      most = countOf(second);
    }
    split(part);
  }
  return { ...chosen, tieBreak: { isOther: chosen !== solution, isMost } };
}

/** The number of second mentors of a second round. */
function countOf({ pairs }: Solution): number {
  return pairs.filter(({ origin }) => origin !== 'fixed').length;
}

function withPairsOf(solution: Solution, best: Assignment): Solution {
  const model = { ...solution.model, best };
  const { pairs, vector } = readPairs(model, best);
  return { ...solution, pairs, vector, unmatched: unmatchedIn(model, pairs), model };
}
