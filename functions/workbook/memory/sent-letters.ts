import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { Entry } from '../../domain/programme.ts';
import type { KnownLetter, LetterEnd } from './memory.ts';

/** The remembered outcome for each status of a row; undefined if the letter was not sent or will be retried. */
const REMEMBERED: Readonly<Record<OutboxStatus, 'sent' | LetterEnd | undefined>> = {
  planned: undefined,
  queued: undefined,
  held: undefined,
  dropped: undefined,
  // Whoever deletes the row deletes the only sign of whether the letter arrived.
  sending: 'unknown',
  sent: 'sent',
  failed: 'failed',
  unknown: 'unknown',
};

/** Whether a letter was handed to the mail server, whatever happened to it there. */
export const isHandedOver = (status: OutboxStatus | undefined): boolean =>
  status !== undefined && REMEMBERED[status] !== undefined;

/** From the least certain outcome to the most certain. A letter under way may still turn out to be sent. */
const KNOWN: readonly (OutboxStatus | undefined)[] = ['sending', 'unknown', 'failed', 'sent'];

/** Whether the first of two statuses, from rows of one letter, is the more certain outcome. */
export const isBetterKnown = (state: OutboxStatus | undefined, other: OutboxStatus | undefined): boolean =>
  KNOWN.indexOf(state) > KNOWN.indexOf(other);

/** ISO date on which the letter of a row was sent; undefined if the row does not say. */
export const dayOf = ({ sentAt }: Pick<Entry<'outbox'>, 'sentAt'>): string | undefined => sentAt?.slice(0, 10);

/** The letters that were handed over, by key, according to «Рассылка». If a letter has several rows, the most certain status counts. */
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
