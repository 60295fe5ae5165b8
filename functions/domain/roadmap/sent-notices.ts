import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import { groupBy } from '../group-by.ts';
import type { Facts } from '../standing.ts';

/** A notice that reached the mail server. */
export interface SentNotice {
  readonly notice: Notice;
  readonly code: string;
  readonly noticeKey: string;
  /** ISO date. */
  readonly on: string;
}

/** Every notice sent: by the ledger, and by the letters that went out since it was read. */
export function sentNotices({ programme, context }: Pick<Facts, 'programme' | 'context'>): SentNotice[] {
  const delivered = new Map(
    context.delivered.filter(({ outcome }) => outcome === 'sent').map(({ messageId, at }) => [messageId, at]),
  );
  return programme.tables.outbox.flatMap(({ notice, code, noticeKey, status, sentAt, messageId }): SentNotice[] => {
    const at = status === 'sent' ? sentAt : messageId === undefined ? undefined : delivered.get(messageId);
    return notice && code && noticeKey && at ? [{ notice, code, noticeKey, on: at.slice(0, 10) }] : [];
  });
}

/** Day the first of these notices went to somebody; `about` is a part of its key, such as a pair's code. */
export type FirstSent = (code: string, notices: readonly Notice[], about?: string) => string | undefined;

/** Finds the first notices of every kind to everybody. */
export function firstSentOf(facts: Pick<Facts, 'programme' | 'context'>): FirstSent {
  const sent = groupBy(sentNotices(facts), ({ code }) => code);
  return (code, notices, about) =>
    (sent.get(code) ?? [])
      .filter(({ notice }) => notices.includes(notice))
      .filter(({ noticeKey }) => about === undefined || noticeKey.split('|').includes(about))
      .map(({ on }) => on)
      .sort()[0];
}
