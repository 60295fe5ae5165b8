import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { Entry } from '../../domain/programme.ts';
import type { KnownLetter, LetterEnd } from './memory.ts';

/** The remembered outcome for each status of a row; undefined if the letter was not sent or will be retried. */
const REMEMBERED: Readonly<Record<OutboxStatus, 'sent' | LetterEnd | undefined>> = {
  planned: undefined,
  queued: undefined,
  held: undefined,
  dropped: undefined,
  // If somebody deletes the row, nobody can tell whether the letter arrived.
  sending: 'unknown',
  sent: 'sent',
  failed: 'failed',
  unknown: 'unknown',
};

/** Whether the letter went to the mail server, whatever happened there. */
export const isHandedOver = (status: OutboxStatus | undefined): boolean =>
  status !== undefined && REMEMBERED[status] !== undefined;

/** Statuses from the least certain outcome to the most certain. A letter with the status `sending` may still turn out to be sent. */
const KNOWN: readonly (OutboxStatus | undefined)[] = ['sending', 'unknown', 'failed', 'sent'];

/** Whether the first of two statuses of one letter is the more certain outcome. */
export const isBetterKnown = (state: OutboxStatus | undefined, other: OutboxStatus | undefined): boolean =>
  KNOWN.indexOf(state) > KNOWN.indexOf(other);

/** ISO date on which the letter of a row was sent; undefined if the row has no date. */
export const dayOf = ({ sentAt }: Pick<Entry<'outbox'>, 'sentAt'>): string | undefined => sentAt?.slice(0, 10);

/** The letters in «Рассылка» that went to the mail server, by key. If a letter has several rows, the most certain status counts. */
export function handedOver(rows: readonly Entry<'outbox'>[]): ReadonlyMap<string, KnownLetter> {
  const found = new Map<string, KnownLetter>();
  const states = new Map<string, OutboxStatus>();
  for (const row of rows) {
    const { noticeKey, status, dueOn, calendar } = row;
    const end = status && REMEMBERED[status];
    if (!noticeKey || !status || end === undefined || !isBetterKnown(status, states.get(noticeKey))) continue;
    states.set(noticeKey, status);
    found.set(noticeKey, {
      day: dayOf(row) ?? dueOn ?? '',
      ...(end === 'sent' ? {} : { end }),
      ...(calendar === undefined ? {} : { calendar }),
    });
  }
  return found;
}
