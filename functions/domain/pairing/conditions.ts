import type { Assignment } from './assignment.ts';
import type { PairNetwork } from './pair-network.ts';
import { forbid, forbidAll, limitRoom, requireLoad, shutDoor } from './restrict.ts';

/**
 * Two assignments, each with one more condition than before. Every answer meets one of the two conditions. `null` replaces an assignment that does
 * not exist.
 */
type Halves = () => readonly (Assignment | null)[];

/** Whether the mentor leads a mentee who wants to be alone, and also other mentees. */
function isCrowded({ transport, taken, load }: Assignment, mentor: number): boolean {
  return transport.doors && taken[mentor] === 1 && (load[mentor] ?? 0) > 1;
}

/** Whether the mentor leads fewer mentees than a group needs. One mentee who agrees to be the only one is not too few. */
function isTooSmall({ transport, load, taken, arcOf }: Assignment, mentor: number): boolean {
  const own = load[mentor] ?? 0;
  if (!transport.sized || own === 0 || own >= (transport.group[mentor] ?? 0)) return false;
  if (own > 1 || (transport.led[mentor] ?? 0) > 0) return true;
  if (taken[mentor] === 1) return false;
  return arcOf.some((arc, mentee) => arc >= 0 && transport.column[arc] === mentor && transport.together[mentee] === 1);
}

/** Whether a side condition forbids the mentor to lead exactly these mentees. */
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

/** Splits the search at a mentor: in one half the mentor leads at most one mentee, in the other half a group. */
export function halvesAt(network: PairNetwork, assignment: Assignment, mentor: number): readonly (Assignment | null)[] {
  return [asOne(network, assignment, mentor), asGroup(network, assignment, mentor)];
}

/** Limits a mentor to one mentee who does not insist on a group. If the mentor already leads somebody, the mentor gets nobody new. */
export function asOne(network: PairNetwork, assignment: Assignment, mentor: number): Assignment | null {
  const { sized, led, into, intoStart, together, menteeOf } = assignment.transport;
  if (!sized) return limitRoom(network, assignment, mentor, 1);
  const isLeading = (led[mentor] ?? 0) > 0;
  const most = isLeading ? 0 : 1;
  // A mentee who must keep a place with this mentor prevents anybody from being alone with the mentor.
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

/** Keeps mentees who want to be alone away from a mentor. If groups have conditions, also requires a whole group. */
export function asGroup(network: PairNetwork, assignment: Assignment, mentor: number): Assignment | null {
  const { sized, group } = assignment.transport;
  const next = shutDoor(network, assignment, mentor);
  return next === null || !sized ? next : requireLoad(network, next, mentor, group[mentor] ?? 0);
}

/** Whether an assignment breaks a side condition. Such an assignment is only a bound, not an answer. */
export function hasBrokenCondition(network: PairNetwork, assignment: Assignment): boolean {
  return broken(network, assignment).next().done !== true;
}
