import type { PairNetwork } from './pair-network.ts';
import { copyState, type FlowState } from './residual-network.ts';

/**
 * The optimum when the given arcs may no longer be used, found from the present one by a shortest path for each unit that
 * has to leave them; `null` where a unit has nowhere to go. The state given is not changed.
 */
export function forbid({ network, router }: PairNetwork, state: FlowState, arcs: readonly number[]): FlowState | null {
  const next = copyState(state);
  for (const arc of arcs) next.capacity[arc] = 0;
  for (const arc of arcs) {
    while ((next.flow[arc] ?? 0) > 0) {
      next.flow[arc] = (next.flow[arc] ?? 0) - 1;
      if (!router.send(next, network.tail[arc] ?? 0, network.head[arc] ?? 0)) return null;
    }
  }
  return next;
}

/** The optimum in which one mentee must use one of his arcs; `null` where that cannot be. */
export function force(pairs: PairNetwork, state: FlowState, mentee: number, arc: number): FlowState | null {
  const others = (pairs.options[mentee] ?? []).filter((option) => option !== arc);
  return forbid(pairs, state, others);
}
