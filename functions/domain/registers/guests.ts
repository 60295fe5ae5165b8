import { earliestDay } from '../calendar/day.ts';
import type { Entry, Programme } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';

/** Guests of the ceremony to whom the programme writes itself. In the mode `codes` the workbook has no addresses, so the staff invite all guests. */
export function guestsByMail({ settings, tables }: Programme): string[] {
  if (settings.privacyMode === 'codes') return [];
  return tables.guests.flatMap(({ guestId, name, email }) => (guestId && name && email ? [guestId] : []));
}

/** The day of the guest's invitation, by letter or in person; undefined before that day. */
export function guestInvitedOn(
  { guestId = '', invitedOn, invitedByHand }: Entry<'guests'>,
  { lettersTo, context: { today } }: Pick<SchoolDay, 'lettersTo' | 'context'>,
): string | undefined {
  const byLetter = lettersTo(guestId, ['ceremonyInvitation'])[0]?.on;
  return earliestDay([byLetter, invitedOn, invitedByHand].filter((day) => day !== undefined && day <= today));
}
