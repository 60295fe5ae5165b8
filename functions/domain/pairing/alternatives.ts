import { search } from './branch.ts';
import { forbid } from './restrict.ts';
import { readPairs, type Solution } from './solve.ts';
import type { WhatIf } from './what-if.ts';

/**
 * «Почти такой же вариант»: the best set of pairs that differs from the answer in at least one pair, or `null` where there
 * is no other. Another set must lack one of the pairs proposed (it cannot only add to them: that would have been better),
 * so each of them is forbidden in turn and all these starting points are searched together.
 */
export function runnerUp(solution: Solution): WhatIf | null {
  const { model, pairs } = solution;
  const { network } = model;
  const mentorOf = new Map(pairs.map((pair) => [pair.mentee, pair.mentor]));
  const starts = network.options.flatMap((arcs, index) => {
    const mentor = mentorOf.get(network.mentees[index]?.code ?? '');
    const used = arcs.find((arc) => {
      const candidate = network.candidates.get(arc);
      return candidate !== undefined && network.mentors[candidate.mentor]?.code === mentor;
    });
    const start = used === undefined ? null : forbid(network, network.root, [used]);
    return start === null ? [] : [start];
  });
  const { best, openCost } = search(network, starts, model.nodeLimit);
  return best === null ? null : { ...readPairs(model, best.state), exact: openCost === null };
}
