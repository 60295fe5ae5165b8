import type { Entry } from '../programme.ts';

export type OutboxRow = Entry<'outbox'>;

/** The rows of letters to a recipient. */
export const outboxRowsTo = (rows: readonly OutboxRow[], to: string) => rows.filter((row) => recipientOf(row) === to);

/** The recipient in a notice key (`kind|recipient|about|period`). */
export function recipientOf({ noticeKey = '' }: Pick<OutboxRow, 'noticeKey'>): string {
  return noticeKey.split('|')[1] ?? '';
}
