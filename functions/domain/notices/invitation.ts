import * as z from 'zod/mini';
import type { Recipient } from '../context.ts';
import { jsonOf } from '../json-of.ts';

/** A meeting in the form that a letter sends to a calendar (RFC 5546). The UID is constant; SEQUENCE rises with each change. */
export interface Invitation extends CalendarEntry {
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
}

/** Meeting details that a calendar shows. They may contain codes, but never names. */
interface CalendarEntry {
  /** The meeting's id in calendars. The id stays the same if the day changes. */
  readonly uid: string;
  readonly summary: string;
  /** ISO date in the school's time zone. */
  readonly date: string;
  /** The time, such as `14:30`. Without a time, the meeting takes the whole day. */
  readonly time?: string | undefined;
  readonly minutes: number;
  readonly place?: string | undefined;
}

/** A confirmed meeting, with the people to invite. */
export interface CalendarEvent extends CalendarEntry {
  readonly people: readonly Recipient[];
  /** What follows the word «встреча» in a letter about a change: `«Собеседование»`, `пары П-01`. */
  readonly name: string;
}

const carried = z.object({
  uid: z.string(),
  sequence: z.int().check(z.gte(0)),
  method: z.enum(['REQUEST', 'CANCEL']),
  summary: z.string(),
  name: z.string(),
  date: z.iso.date(),
  time: z.optional(z.string()),
  minutes: z.number(),
  place: z.optional(z.string()),
});

const listOfCarried = z.array(carried);

/** A sent invitation, as a row of «Рассылка» stores it. */
export type Carried = Invitation & Pick<CalendarEvent, 'name'>;

/** Reads the invitations of a letter from a cell of «Рассылка». The list is empty if the system did not write the cell. */
export function readCarried(cell: string | undefined): readonly Carried[] {
  return jsonOf(listOfCarried, cell) ?? [];
}

/** The text of the cell that {@link readCarried} reads; undefined without invitations. */
export function writeCarried(invitations: readonly Carried[]): string | undefined {
  return invitations.length > 0 ? JSON.stringify(invitations) : undefined;
}

/** Whether two entries look the same in a calendar. */
export function sameEntry(a: CalendarEntry, b: CalendarEntry): boolean {
  return a.date === b.date && a.time === b.time && a.place === b.place && a.summary === b.summary;
}
