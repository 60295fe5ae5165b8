import type { Intake, Role } from '../intake/intake.ts';
import type { Answer, Entry, Programme } from '../programme.ts';
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

type Choices = readonly (string | null | undefined)[];

/**
 * `own` has the choices, first to last. `stray` has the choices in the questions for the other role, because older forms had one list for both roles.
 */
export function chosen({ fields }: Answer<'preference'>, role: Role): { own: Choices; stray: Choices } {
  const mentors = [fields.choice1, fields.choice2, fields.choice3];
  const mentees = [fields.menteeChoice1, fields.menteeChoice2, fields.menteeChoice3];
  if (role === 'mentee') return { own: mentors, stray: mentees };
  return mentees.some((code) => code !== undefined) ? { own: mentees, stray: mentors } : { own: mentors, stray: [] };
}

/**
 * The answer that says with whom a person wants to work: from the day of the meeting or later, and with at least one choice. «Никого не выбираю» is
 * a choice; a form that was sent without any is not.
 */
export function preferenceAfter(
  intake: Intake,
  code: string,
  role: Role,
  meetingOn: string,
): Answer<'preference'> | undefined {
  const answer = intake.answers.latest('preference', code, role);
  if (!answer || answer.submittedAt.slice(0, 10) < meetingOn) return undefined;
  return chosen(answer, role).own.some((choice) => choice !== undefined) ? answer : undefined;
}
