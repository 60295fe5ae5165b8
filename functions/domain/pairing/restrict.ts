import type { Assignment } from './assignment.ts';
import type { PairNetwork } from './pair-network.ts';

/* Each function returns the best assignment under one more condition, or `null` if no assignment meets it. The given assignment does not change. */

/** Forbids this pair. */
export function forbid(
  { transport, seats, vacancies }: PairNetwork,
  assignment: Assignment,
  arc: number,
): Assignment | null {
  const mentee = transport.menteeOf[arc] ?? 0;
  if (assignment.arcOf[mentee] === arc && assignment.locked[mentee] === 1) return null;
  const next = assignment.copy();
  const isUsed = next.arcOf[mentee] === arc;
  if (isUsed && !vacancies.unseat(next, mentee)) return null;
  next.closeArcs([arc]);
  if (isUsed) seats.seat(next, mentee);
  return next;
}

/** Requires this pair. */
export function force(network: PairNetwork, assignment: Assignment, arc: number): Assignment | null {
  const { transport, seats, vacancies } = network;
  const mentee = transport.menteeOf[arc] ?? 0;
  const column = transport.column[arc] ?? 0;
  if (assignment.locked[mentee] === 1) return assignment.arcOf[mentee] === arc ? assignment : null;
  const next = assignment.copy();
  if (!vacancies.unseat(next, mentee)) return null;
  if (!seats.seatOn(next, mentee, arc)) return null;
  next.lock(mentee);
  return column < transport.mentors ? next : limitRoom(network, next, column - transport.mentors, 1);
}

/** Limits this mentor to this many mentees. A mentee who works alone with the mentor stays; the other mentees look for another place. */
export function limitRoom(
  { seats }: PairNetwork,
  assignment: Assignment,
  mentor: number,
  most: number,
): Assignment | null {
  if ((assignment.least[mentor] ?? 0) > most) return null;
  const next = assignment.copy();
  next.room[mentor] = Math.min(most, next.room[mentor] ?? 0);
  const moved: number[] = [];
  for (let at = next.first[mentor] ?? -1; at >= 0 && (next.load[mentor] ?? 0) > most; at = next.first[mentor] ?? -1) {
    next.eject(at);
    moved.push(at);
  }
  if ((next.load[mentor] ?? 0) > most) return null;
  for (const mentee of moved.sort((a, b) => a - b)) seats.seat(next, mentee);
  return next;
}

/** Keeps mentees who want to be alone away from this mentor. */
export function shutDoor(
  { transport, seats, vacancies }: PairNetwork,
  assignment: Assignment,
  mentor: number,
): Assignment | null {
  if (assignment.shut[mentor] === 1) return assignment;
  const next = assignment.copy();
  const holder = next.first[transport.mentors + mentor] ?? -1;
  if (holder < 0 && next.taken[mentor] === 1) return null;
  next.shut[mentor] = 1;
  if (holder >= 0 && !vacancies.unseat(next, holder)) return null;
  next.priceHigh[transport.mentors + mentor] = Number.POSITIVE_INFINITY;
  if (holder >= 0) seats.seat(next, holder);
  return next;
}

/** Requires that this mentor leads at least this many mentees. */
export function requireLoad(
  { vacancies }: PairNetwork,
  assignment: Assignment,
  mentor: number,
  least: number,
): Assignment | null {
  if ((assignment.room[mentor] ?? 0) < least) return null;
  const next = assignment.copy();
  while ((next.least[mentor] ?? 0) < least) {
    const own = (next.least[mentor] ?? 0) + 1;
    next.least[mentor] = own;
    if ((next.load[mentor] ?? 0) < own && !vacancies.fill(next, mentor)) return null;
  }
  return next;
}

/** Forbids all these pairs. */
export function forbidAll(network: PairNetwork, assignment: Assignment, arcs: readonly number[]): Assignment | null {
  const { menteeOf } = network.transport;
  const isUsed = (arc: number) => assignment.arcOf[menteeOf[arc] ?? 0] === arc;
  let next: Assignment | null = assignment.copy();
  next.closeArcs(arcs.filter((arc) => !isUsed(arc)));
  for (const arc of arcs.filter(isUsed)) next = next && forbid(network, next, arc);
  return next;
}
