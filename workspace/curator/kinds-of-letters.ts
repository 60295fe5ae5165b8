import { notices } from '../../sheets-schema/choices/notice.ts';
import type { View } from './context.ts';

/** The titles of the notices in each letter, by Message-ID. One letter may contain several notices. */
export function kindsOfLetters({ programme }: View): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const { messageId, notice } of programme.tables.outbox) {
    if (messageId === undefined || notice === undefined) continue;
    kinds.set(messageId, [...new Set([...(kinds.get(messageId) ?? []), notices[notice]])]);
  }
  return kinds;
}
