import * as z from 'zod/mini';
import type { Recipient } from '../context.ts';
import { readJsonCell } from '../json-cell.ts';

/** A meeting in somebody's calendar, as a letter carries it (RFC 5546: the same UID throughout, SEQUENCE rises with each change). */
export interface Invitation extends CalendarEntry {
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
}

/** What a calendar shows of a meeting. Holds codes at most, never a name. */
export interface CalendarEntry {
  /** Never changes while the meeting is the same meeting, whatever its day. */
  readonly uid: string;
  readonly summary: string;
  /** ISO date in the school's time zone. */
  readonly date: string;
  /** `14:30`; a meeting without one takes the whole day. */
  readonly time?: string | undefined;
  readonly minutes: number;
  readonly place?: string | undefined;
}

/** A meeting that stands, and who is invited. */
export interface CalendarEvent extends CalendarEntry {
  readonly people: readonly Recipient[];
  /** What is told to those who are to come when it is called off or moved: «встреча наставников и наставляемых». */
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

/** An invitation that went out, as its row of «Рассылка» remembers it. */
export type Carried = Invitation & Pick<CalendarEvent, 'name'>;

/** What a cell of «Рассылка» remembers of the invitations that a letter carried; nothing where it is not ours. */
export function readCarried(cell: string | undefined): readonly Carried[] {
  return readJsonCell(z.array(carried), cell) ?? [];
}

/** For the cell that {@link readCarried} reads. */
export function writeCarried(invitations: readonly Carried[]): string | undefined {
  return invitations.length > 0 ? JSON.stringify(invitations) : undefined;
}

/** Whether a calendar that has the one shows the other. */
export function sameEntry(a: CalendarEntry, b: CalendarEntry): boolean {
  return a.date === b.date && a.time === b.time && a.place === b.place && a.summary === b.summary;
}
