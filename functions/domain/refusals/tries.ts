import { dayText } from '../calendar/day-text.ts';
import { courseOf } from './course.ts';
import type { OutboxRow } from './outbox-row.ts';

/** About five days with the pauses. Mail servers themselves retry as long (RFC 5321, 4.5.4.1). */
export const MOST_TRIES = 10;

const LONGEST_PAUSE_MINUTES = 24 * 60;
const FIRST_PAUSE_MINUTES = 30;

const instant = (local: string) => Date.parse(`${local}Z`);

export function minutesBetween(from: string, to: string): number {
  return (instant(to) - instant(from)) / 60_000;
}

/** When the pause after this many tries ends, in local time. Pauses last 30 minutes, one hour, two hours, and so on up to a day. */
export function afterPause(from: string, tries: number): string {
  const pause = Math.min(FIRST_PAUSE_MINUTES * 2 ** (tries - 1), LONGEST_PAUSE_MINUTES);
  return new Date(instant(from) + pause * 60_000).toISOString().slice(0, 19);
}

/** The tries to send a letter, counted anew after the curator asked to send it again. */
export function triesOf(row: Pick<OutboxRow, 'attempts' | 'course'>): number {
  return (row.attempts ?? 0) - (courseOf(row).again ?? 0);
}

/** The local time of the next try of a refused letter; empty if there was no try. */
export function nextTry(row: Pick<OutboxRow, 'sentAt' | 'attempts' | 'course'>): string {
  return row.sentAt === undefined ? '' : afterPause(row.sentAt, triesOf(row));
}

/** A local time in words: «02.09.2026 не раньше 10:40». */
export function momentText(local: string): string {
  return `${dayText(local.slice(0, 10))} не раньше ${local.slice(11, 16)}`;
}
