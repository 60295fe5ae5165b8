import { dayText } from '../calendar/day-text.ts';
import { courseOf } from './course.ts';
import type { OutboxRow } from './outbox-row.ts';

/** How often one letter is tried: about five days with pauses, as long as mail servers themselves retry (RFC 5321, 4.5.4.1). */
export const MOST_TRIES = 10;

const LONGEST_PAUSE_MINUTES = 24 * 60;
const FIRST_PAUSE_MINUTES = 30;

const instant = (local: string) => Date.parse(`${local}Z`);

export function minutesBetween(from: string, to: string): number {
  return (instant(to) - instant(from)) / 60_000;
}

/** Local time at which the pause after this many tries ends. The pauses are 30 minutes, an hour, two … up to a day. */
export function afterPause(from: string, tries: number): string {
  const pause = Math.min(FIRST_PAUSE_MINUTES * 2 ** (tries - 1), LONGEST_PAUSE_MINUTES);
  return new Date(instant(from) + pause * 60_000).toISOString().slice(0, 19);
}

/** How often a letter was tried since it began, or since the curator started it again. */
export function triesOf(row: Pick<OutboxRow, 'attempts' | 'course'>): number {
  return (row.attempts ?? 0) - (courseOf(row).again ?? 0);
}

/** Local time of the next try of a refused letter; it is not retried before. */
export function nextTry(row: Pick<OutboxRow, 'sentAt' | 'attempts' | 'course'>): string {
  return row.sentAt === undefined ? '' : afterPause(row.sentAt, triesOf(row));
}

/** The time of the next try in words: «02.09.2026 не раньше 10:40». */
export function momentText(local: string): string {
  return `${dayText(local.slice(0, 10))} не раньше ${local.slice(11, 16)}`;
}
