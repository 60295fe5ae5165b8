import type { Entry } from '../programme.ts';

export type OutboxRow = Entry<'outbox'>;

/** The recipient in a notice key (`kind|recipient|about|period`). */
export function recipientOf({ noticeKey = '' }: Pick<OutboxRow, 'noticeKey'>): string {
  return noticeKey.split('|')[1] ?? '';
}
