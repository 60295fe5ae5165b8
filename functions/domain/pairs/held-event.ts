import type { EventKind } from '../../../sheets-schema/tables/events.ts';
import type { Entry, Programme } from '../programme.ts';

export type HeldEvent = Entry<'events'> & { readonly date: string };

/** The last event of a kind that staff marked as held, up to today. */
export function heldEvent({ tables }: Programme, kind: EventKind, today: string): HeldEvent | undefined {
  return tables.events
    .flatMap((row) => {
      const { held, date } = row;
      return row.kind === kind && held && date !== undefined && date <= today ? [{ ...row, date }] : [];
    })
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))[0];
}
