import type { EventKind } from '../../../sheets-schema/tables/events.ts';
import type { Facts } from '../facts-of.ts';
import type { HeldEvent } from '../pairs/held-event.ts';
import type { Entry } from '../programme.ts';
import { type Piece, piece } from './evidence.ts';

type Event = Entry<'events'>;

export function eventsOf({ programme }: Pick<Facts, 'programme'>, kind: EventKind): readonly Event[] {
  return programme.tables.events.filter((row) => row.kind === kind);
}

/** The row and the link of an event, for a piece of evidence. */
export function eventPlace(event: Event | undefined) {
  return { at: event?.at, link: event?.link };
}

/** A piece of evidence for each person: somebody marked the person present or absent. */
export function attendancePieces(event: HeldEvent | undefined, codes: readonly string[]): Piece[] {
  const marked = new Set([...(event?.attendees ?? []), ...(event?.absentees ?? [])]);
  return [...new Set(codes)]
    .sort()
    .map((code) => piece(marked.has(code), `${code}: был или не был на встрече`, event?.date, eventPlace(event)));
}
