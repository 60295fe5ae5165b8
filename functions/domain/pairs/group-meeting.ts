import type { Intake, Role } from '../intake/intake.ts';
import type { Entry, Programme } from '../programme.ts';
import { type HeldEvent, heldEvent } from './held-event.ts';

/** The last held group meeting, with its day. */
export function heldGroupMeeting(programme: Programme, today: string): HeldEvent | undefined {
  return heldEvent(programme, 'groupMeeting', today);
}

/** People at the meeting who are in a base, once per role, sorted by role and code. */
export function attendance(
  { attendees = [] }: Entry<'events'>,
  { mentees, mentors }: Intake,
): { code: string; role: Role }[] {
  const present = new Set(attendees);
  return [...mentees, ...mentors]
    .filter(({ code }) => present.has(code))
    .map(({ code, role }) => ({ code, role }))
    .sort((a, b) => (`${a.role}|${a.code}` < `${b.role}|${b.code}` ? -1 : 1));
}

/** The day on which a person answered «с кем хотелось бы работать». Answers from before the day of the meeting do not count. */
export function preferenceOn(intake: Intake, code: string, role: Role, meetingOn: string): string | undefined {
  const day = intake.answers.latest('preference', code, role)?.submittedAt.slice(0, 10);
  return day !== undefined && day >= meetingOn ? day : undefined;
}
