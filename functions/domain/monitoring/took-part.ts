import type { Role } from '../intake/intake.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { hasStarted, membersOf, type Pair } from '../pairs/pair.ts';
import type { SchoolDay } from '../school-day.ts';

/** A participant in a role: a member of at least one pair that met. */
export interface Participant {
  readonly code: string;
  readonly role: Role;
  /** All pairs of this person in this role, by code, including pairs that never met. */
  readonly pairs: readonly Pair[];
}

/**
 * The number of meetings that a pair held. If a withdrawal removed the reports of a dissolved pair, this is the number in the pair's row.
 * @param own - the pair's meetings
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

/** Participants, by role and code. */
export interface TookPart {
  /** All participants, including people who withdrew consent. */
  readonly ever: readonly Participant[];
  /** Participants who did not withdraw consent, even if they left or their pair ended early. */
  readonly counted: readonly Participant[];
  /** People who are still in the programme. We ask only these people for answers and reports. */
  readonly stillWithUs: readonly Participant[];
}

/**
 * The participants up to today.
 * @param meetings - the held meetings, by pair code
 */
export function whoTookPart(
  day: Pick<SchoolDay, 'programme' | 'intake' | 'context'>,
  pairs: readonly Pair[],
  meetings: ReadonlyMap<string, readonly Meeting[]>,
): TookPart {
  const { programme, intake, context } = day;
  const ever = [...pairsByRole(pairs)]
    .filter(([, participant]) => participant.pairs.some((pair) => meetingsHeld(pair, meetings.get(pair.pairCode)) > 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, participant]) => participant);
  const counted = ever.filter(({ code }) => !intake.withdrawn.has(code));
  const ended = new Set(
    programme.tables.participations
      .filter(({ endOn }) => endOn !== undefined && endOn <= context.today)
      .map(({ code, role }) => `${role}|${code}`),
  );
  const stillWithUs = counted.filter(({ code, role }) => {
    const left = intake.people.get(code)?.row.leftSchoolOn;
    return !(left !== undefined && left <= context.today) && !ended.has(`${role}|${code}`);
  });
  return { ever, counted, stillWithUs };
}
