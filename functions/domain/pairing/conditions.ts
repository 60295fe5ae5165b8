import type { Assignment } from './assignment.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbid, keepOnePlace, shutDoor } from './restrict.ts';

/**
 * Two assignments under one more condition each. Every answer meets one of the two conditions. `null` stands for an assignment that does not exist.
 */
type Halves = () => readonly (Assignment | null)[];

/** Whether the mentor leads others besides a mentee who wants to be alone with them. */
export function isCrowded({ transport, taken, load }: Assignment, mentor: number): boolean {
  return transport.doors && taken[mentor] === 1 && (load[mentor] ?? 0) > 1;
}

/**
 * The side conditions that an assignment breaks, each with the two halves of the search. If «вдвоём» is broken, the mentor keeps one place in one
 * half, and leads nobody who works alone in the other. If both of two opposite arcs are used, each half forbids one of them.
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

/** The two halves of the search at a mentor: they lead at most one mentee, or nobody who works alone. */
export function halvesAt(network: PairNetwork, assignment: Assignment, mentor: number): readonly (Assignment | null)[] {
  return [keepOnePlace(network, assignment, mentor), shutDoor(network, assignment, mentor)];
}

/** Whether an assignment breaks a side condition. Such an assignment is only a bound, not an answer. */
export function hasBrokenCondition(network: PairNetwork, assignment: Assignment): boolean {
  return broken(network, assignment).next().done !== true;
}
