import type { Assignment } from './assignment.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbid, keepOnePlace, shutDoor } from './restrict.ts';

/** Two assignments under one more condition each, which together contain every answer; `null` for one that does not exist. */
type Halves = () => readonly (Assignment | null)[];

/** Whether a mentee who wants to be alone with this mentor is not. */
export function isCrowded({ transport, taken, load }: Assignment, mentor: number): boolean {
  return transport.doors && taken[mentor] === 1 && (load[mentor] ?? 0) > 1;
}

/**
 * The side conditions that an assignment breaks, and how to split it there. For «вдвоём», the mentor keeps one place, or leads nobody who works alone.
 * For two opposite arcs, we forbid one or the other.
 */
export function* broken(network: PairNetwork, assignment: Assignment): Generator<Halves> {
  const { transport, arcOf } = assignment;
  for (let mentor = 0; transport.doors && mentor < transport.mentors; mentor++) {
    if (isCrowded(assignment, mentor)) yield () => halvesAt(network, assignment, mentor);
  }
  const isUsed = (arc: number) => arcOf[transport.menteeOf[arc] ?? 0] === arc;
  for (const pair of network.opposites) {
    if (pair.every(isUsed)) yield () => pair.map((arc) => forbid(network, assignment, arc));
  }
}

/** One mentee for this mentor at most, or no mentee who works alone. */
export function halvesAt(network: PairNetwork, assignment: Assignment, mentor: number): readonly (Assignment | null)[] {
  return [keepOnePlace(network, assignment, mentor), shutDoor(network, assignment, mentor)];
}

/** Whether an assignment breaks a side condition. Such an assignment is only a bound, not an answer. */
export function hasBrokenCondition(network: PairNetwork, assignment: Assignment): boolean {
  return broken(network, assignment).next().done !== true;
}
