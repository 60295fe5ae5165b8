import type { Assignment } from './assignment.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbid, forbidAll, limitRoom, requireLoad, shutDoor } from './restrict.ts';

/**
 * Two assignments under one more condition each. Every answer meets one of the two conditions. `null` stands for an assignment that does not exist.
 */
type Halves = () => readonly (Assignment | null)[];

/** Whether the mentor leads others besides a mentee who wants to be alone with them. */
function isCrowded({ transport, taken, load }: Assignment, mentor: number): boolean {
  return transport.doors && taken[mentor] === 1 && (load[mentor] ?? 0) > 1;
}

/** Whether the mentor leads too few for a group, and not one mentee who agrees to be the only one. */
function isTooSmall({ transport, load, taken, arcOf }: Assignment, mentor: number): boolean {
  const own = load[mentor] ?? 0;
  if (!transport.sized || own === 0 || own >= (transport.group[mentor] ?? 0)) return false;
  if (own > 1 || (transport.led[mentor] ?? 0) > 0) return true;
  if (taken[mentor] === 1) return false;
  return arcOf.some((arc, mentee) => arc >= 0 && transport.column[arc] === mentor && transport.together[mentee] === 1);
}

/** Whether a mentor may not lead these mentees together. */
export function isBrokenAt(assignment: Assignment, mentor: number): boolean {
  return isCrowded(assignment, mentor) || isTooSmall(assignment, mentor);
}

/**
 * The side conditions that an assignment breaks, each with the two halves of the search. If a mentor may not lead these mentees together, the halves are
 * {@link asOne} and {@link asGroup}. If both of two opposite arcs are used, each half forbids one of them.
 */
export function* broken(network: PairNetwork, assignment: Assignment): Generator<Halves> {
  const { transport, arcOf } = assignment;
  const { doors, sized, mentors } = transport;
  for (let mentor = 0; (doors || sized) && mentor < mentors; mentor++) {
    if (isBrokenAt(assignment, mentor)) yield () => halvesAt(network, assignment, mentor);
  }
  const isUsed = (arc: number) => arcOf[transport.menteeOf[arc] ?? 0] === arc;
  for (const pair of network.opposites) {
    if (pair.every(isUsed)) yield () => pair.map((arc) => forbid(network, assignment, arc));
  }
}

/** The two halves of the search at a mentor: they lead at most one mentee, or a group. */
export function halvesAt(network: PairNetwork, assignment: Assignment, mentor: number): readonly (Assignment | null)[] {
  return [asOne(network, assignment, mentor), asGroup(network, assignment, mentor)];
}

/** Limits a mentor to one mentee, who must not want a group; or to nobody new, if the mentor leads somebody already. */
export function asOne(network: PairNetwork, assignment: Assignment, mentor: number): Assignment | null {
  const { sized, led, into, intoStart, together, menteeOf } = assignment.transport;
  if (!sized) return limitRoom(network, assignment, mentor, 1);
  const isLeading = (led[mentor] ?? 0) > 0;
  const most = isLeading ? 0 : 1;
  // If somebody keeps a place here, the mentee who wants to be alone must leave.
  const withoutDoor = () => {
    const shut = shutDoor(network, assignment, mentor);
    return shut && limitRoom(network, shut, mentor, most);
  };
  const next = limitRoom(network, assignment, mentor, most) ?? withoutDoor();
  if (next === null || isLeading) return next;
  const arcs = into.subarray(intoStart[mentor], intoStart[mentor + 1]);
  return forbidAll(
    network,
    next,
    [...arcs].filter((arc) => together[menteeOf[arc] ?? 0] === 1),
  );
}

/** Keeps mentees who want to be alone away from a mentor, and requires a whole group if groups have conditions. */
export function asGroup(network: PairNetwork, assignment: Assignment, mentor: number): Assignment | null {
  const { sized, group } = assignment.transport;
  const next = shutDoor(network, assignment, mentor);
  return next === null || !sized ? next : requireLoad(network, next, mentor, group[mentor] ?? 0);
}

/** Whether an assignment breaks a side condition. Such an assignment is only a bound, not an answer. */
export function hasBrokenCondition(network: PairNetwork, assignment: Assignment): boolean {
  return broken(network, assignment).next().done !== true;
}
