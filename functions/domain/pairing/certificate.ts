import { type FlowState, type Network, reducedSign } from './residual-network.ts';

/**
 * True where the prices prove that no flow with the same supplies is cheaper: an arc with room has no negative reduced
 * cost, an arc in use has no positive one (complementary slackness). Needs nothing of how the flow was found.
 */
export function provesOptimal(network: Network, state: FlowState): boolean {
  for (let arc = 0; arc < network.arcs; arc++) {
    const flow = state.flow[arc] ?? 0;
    const capacity = state.capacity[arc] ?? 0;
    const sign = reducedSign(network, state, arc);
    if (flow < 0 || flow > capacity) return false;
    if (flow < capacity && sign < 0) return false;
    if (flow > 0 && sign > 0) return false;
  }
  return true;
}
