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
  /** Grid row on «Рассылка». */
  readonly at: number;
}

/** Every notice sent: by the ledger, and by the letters that went out since it was read. */
export function sentNotices({ programme, context }: Pick<Facts, 'programme' | 'context'>): SentNotice[] {
  const delivered = new Map(
    context.delivered.filter(({ outcome }) => outcome === 'sent').map(({ messageId, at }) => [messageId, at]),
  );
  return programme.tables.outbox.flatMap(({ notice, code, noticeKey, status, sentAt, messageId, at }): SentNotice[] => {
    const sent = status === 'sent' ? sentAt : messageId === undefined ? undefined : delivered.get(messageId);
    return notice && code && noticeKey && sent ? [{ notice, code, noticeKey, on: sent.slice(0, 10), at }] : [];
  });
}

/** The letters of some notices that went to somebody, the first one first; `about` is a part of the key, such as a pair's code. */
export type LettersTo = (code: string, notices: readonly Notice[], about?: string) => readonly SentNotice[];

/** Finds the letters that went to everybody. */
export function lettersOf(facts: Pick<Facts, 'programme' | 'context'>): LettersTo {
  const sent = groupBy(sentNotices(facts), ({ code }) => code);
  return (code, notices, about) =>
    (sent.get(code) ?? [])
      .filter(({ notice }) => notices.includes(notice))
      .filter(({ noticeKey }) => about === undefined || noticeKey.split('|').includes(about))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
