import { cachedByObject } from '../cached-by-object.ts';
import type { Recipient } from '../context.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { type CalendarEvent, type Carried, readCarried, sameEntry } from './invitation.ts';

/** The last invitation to each meeting in each person's calendar. */
interface CalendarLedger {
  last(to: Recipient, uid: string): Carried | undefined;
  /** The last invitations to each meeting, by person. */
  readonly all: readonly { readonly to: Recipient; readonly last: Carried }[];
  /** The invitation for today's letter; undefined if the person's calendar is up to date. */
  next(to: Recipient, event: CalendarEvent): Carried | undefined;
}

const ledgerOf = cachedByObject((programme: ProgrammeState['programme']): CalendarLedger => {
  const found = new Map<string, { to: Recipient; last: Carried }>();
  for (const { noticeKey, status, calendar } of programme.tables.outbox) {
    const to = noticeKey?.split('|')[1];
    if (to === undefined || (status !== 'sent' && status !== 'unknown')) continue;
    for (const invitation of readCarried(calendar)) {
      const key = `${to} ${invitation.uid}`;
      const before = found.get(key)?.last.sequence ?? -1;
      if (invitation.sequence >= before) found.set(key, { to, last: invitation });
    }
  }
  const last = (to: Recipient, uid: string) => found.get(`${to} ${uid}`)?.last;
  return {
    last,
    all: [...found.values()],
    next: (to, { people: _, ...entry }) => {
      const before = last(to, entry.uid);
      if (before?.method === 'REQUEST' && sameEntry(before, entry)) return undefined;
      return { ...entry, sequence: before ? before.sequence + 1 : 0, method: 'REQUEST' };
    },
  };
});

/** Reads from «Рассылка» which invitations each calendar contains. A postponed letter does not count, because we may send it again. */
export const calendarLedger = ({ programme }: Pick<ProgrammeState, 'programme'>): CalendarLedger => ledgerOf(programme);
