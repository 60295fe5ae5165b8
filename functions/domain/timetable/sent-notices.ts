import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { Context } from '../context.ts';
import { groupBy } from '../group-by.ts';
import type { Programme } from '../programme.ts';

interface SentNotice {
  readonly notice: Notice;
  readonly code: string;
  readonly noticeKey: string;
  readonly on: string;
  /** The grid row of the notice on «Рассылка». */
  readonly at: number;
}

/** Notices marked as sent on «Рассылка», and notices sent since we read that tab. */
function sentNotices({ tables }: Programme, { delivered }: Pick<Context, 'delivered'>): SentNotice[] {
  const arrived = new Map(
    delivered.filter(({ outcome }) => outcome === 'sent').map(({ messageId, at }) => [messageId, at]),
  );
  return tables.outbox.flatMap(({ notice, code, noticeKey, status, sentAt, messageId, at }): SentNotice[] => {
    const sent = status === 'sent' ? sentAt : messageId === undefined ? undefined : arrived.get(messageId);
    return notice && code && noticeKey && sent ? [{ notice, code, noticeKey, on: sent.slice(0, 10), at }] : [];
  });
}

/** Returns the letters of the given kinds to a person, earliest first. `about` is a part of the key, such as the code of a pair. */
export type LettersTo = (code: string, notices: readonly Notice[], about?: string) => readonly SentNotice[];

/** Indexes all letters that were sent, by person. */
export function lettersOf(programme: Programme, context: Pick<Context, 'delivered'>): LettersTo {
  const sent = groupBy(sentNotices(programme, context), ({ code }) => code);
  for (const own of sent.values()) own.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return (code, notices, about) =>
    (sent.get(code) ?? []).filter(
      ({ notice, noticeKey }) =>
        notices.includes(notice) && (about === undefined || noticeKey.split('|').includes(about)),
    );
}
