import type { Recipient } from '../context.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { calendarLedger } from './calendar-ledger.ts';
import type { CalendarEvent, Carried } from './invitation.ts';
import type { Block } from './letter.ts';
import { text } from './wording.ts';

/** The text and the invitation that a letter about a meeting needs; both empty if the calendar is up to date. */
export function inCalendar(
  programmeState: Pick<ProgrammeState, 'programme'>,
  to: Recipient,
  event: CalendarEvent | undefined,
): { readonly blocks: readonly Block[]; readonly invitations: readonly Carried[] } {
  const next = event && calendarLedger(programmeState).next(to, event);
  return next
    ? { blocks: [text('Приглашение для календаря – во вложении.')], invitations: [next] }
    : { blocks: [], invitations: [] };
}
