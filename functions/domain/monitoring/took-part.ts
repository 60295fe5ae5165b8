import { groupBy } from '../group-by.ts';
import type { Role } from '../intake/intake.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { hasStarted, membersOf, type Pair } from '../pairs/pair.ts';
import type { Facts } from '../standing.ts';

/** Somebody who took part in a role: a member of at least one pair that met. */
export interface Participant {
  readonly code: string;
  readonly role: Role;
  /** The pairs of that role, met or not, in order of their codes. */
  readonly pairs: readonly Pair[];
}

type Known = Pick<Facts, 'pairs' | 'meetings' | 'context' | 'intake'>;

/**
 * Meetings of a pair: its `own` that count today, or those remembered where a withdrawn consent took the reports away.
 */
export function meetingsHeld(pair: Pair, own: readonly Meeting[] = []): number {
  return pair.status === 'dissolved' ? Math.max(own.length, pair.row.meetingsHeld ?? 0) : own.length;
}

function pairsByRole(pairs: readonly Pair[]): Map<string, Participant> {
  const found = new Map<string, Participant>();
  const add = (code: string, role: Role, pair: Pair) => {
    const key = `${role}|${code}`;
    found.set(key, { code, role, pairs: [...(found.get(key)?.pairs ?? []), pair] });
  };
  for (const pair of pairs.filter(hasStarted)) {
    const [mentor, ...mentees] = membersOf(pair);
    if (mentor) add(mentor, 'mentor', pair);
    for (const code of mentees) add(code, 'mentee', pair);
  }
  return found;
}

/** Everybody who ever took part, also those whose consent is gone; in order of role and code. */
export function everTookPart({ pairs, meetings }: Pick<Facts, 'pairs' | 'meetings'>): Participant[] {
  const held = groupBy(meetings, ({ pairCode }) => pairCode);
  return [...pairsByRole(pairs)]
    .filter(([, participant]) => participant.pairs.some((pair) => meetingsHeld(pair, held.get(pair.pairCode)) > 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, participant]) => participant);
}

/** Whether somebody withdrew the consent to processing: he is in no count any more. */
export function hasWithdrawn(code: string, { intake, context }: Pick<Known, 'intake' | 'context'>): boolean {
  return intake.consents.withdrawnOn(code, 'processing', context.today) !== undefined;
}

/** Those who took part and did not withdraw their consent. Who left the school or whose pair ended early is among them. */
export function tookPart(facts: Known): Participant[] {
  return everTookPart(facts).filter(({ code }) => !hasWithdrawn(code, facts));
}

/** Those who took part and are still with the programme: they are asked for answers and reports. */
export function stillWithUs(facts: Facts): Participant[] {
  const { today } = facts.context;
  const ended = new Set(
    facts.programme.tables.participations
      .filter(({ endOn }) => endOn !== undefined && endOn <= today)
      .map(({ code, role }) => `${role}|${code}`),
  );
  return tookPart(facts).filter(({ code, role }) => {
    const left = facts.intake.people.get(code)?.row.leftSchoolOn;
    return !(left !== undefined && left <= today) && !ended.has(`${role}|${code}`);
  });
}
