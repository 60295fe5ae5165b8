import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { Entry } from '../programme.ts';

/** A letter that we handed to the mail server for an occasion. It may not have arrived. */
export interface Used {
  readonly period: string;
  /** The day of the letter; undefined if somebody deleted the day from the outbox. */
  readonly day: string | undefined;
}

/** The letters written so far, by occasion. */
export type History = ReadonlyMap<string, readonly Used[]>;

/**
 * Splits a notice key into the occasion's key and the period.
 * @example splitKey('meetingDue|К-07|П-01 first|1') // { occasion: 'meetingDue|К-07|П-01 first', period: '1' }
 */
export function splitKey(noticeKey: string): { readonly occasion: string; readonly period: string } {
  const bar = noticeKey.lastIndexOf('|');
  return { occasion: noticeKey.slice(0, bar), period: noticeKey.slice(bar + 1) };
}

const WRITTEN: ReadonlySet<string | undefined> = new Set<OutboxStatus>(['sent', 'sending', 'failed', 'unknown']);

/** The letters that were written, including letters that the server refused or whose result is unknown. */
export function history(rows: readonly Entry<'outbox'>[]): Map<string, readonly Used[]> {
  const found = new Map<string, Used[]>();
  for (const { noticeKey, status, sentAt, dueOn } of rows) {
    if (!noticeKey || !WRITTEN.has(status)) continue;
    const { occasion, period } = splitKey(noticeKey);
    const used = { period, day: sentAt?.slice(0, 10) ?? dueOn };
    const others = found.get(occasion);
    if (others) others.push(used);
    else found.set(occasion, [used]);
  }
  return found;
}
