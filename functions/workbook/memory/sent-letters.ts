import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { Entry } from '../../domain/programme.ts';
import type { KnownLetter, LetterEnd } from './memory.ts';

/** What is remembered of a letter whose row says this; undefined where it was not handed to the post, or is to be tried again. */
const REMEMBERED: Readonly<Record<OutboxStatus, 'sent' | LetterEnd | undefined>> = {
  planned: undefined,
  queued: undefined,
  held: undefined,
  dropped: undefined,
  // Whoever takes its row away takes away what would have told whether it arrived.
  sending: 'unknown',
  sent: 'sent',
  failed: 'failed',
  unknown: 'unknown',
};

/** Handed to the post, whatever became of it there. */
export const isHandedOver = (status: OutboxStatus | undefined): boolean =>
  status !== undefined && REMEMBERED[status] !== undefined;

/** From what tells least of a letter to what settles it. A letter under way may still turn out to have gone. */
const KNOWN: readonly (OutboxStatus | undefined)[] = ['sending', 'unknown', 'failed', 'sent'];

/** Whether the first of two states, which rows of the same letter have, tells more of what became of it. */
export const isBetterKnown = (state: OutboxStatus | undefined, other: OutboxStatus | undefined): boolean =>
  KNOWN.indexOf(state) > KNOWN.indexOf(other);

/** ISO date on which the letter of a row went; undefined where the row does not say. */
export const dayOf = ({ sentAt }: Pick<Entry<'outbox'>, 'sentAt'>): string | undefined => sentAt?.slice(0, 10);

/** The letters that rows of «Рассылка» say were handed over, by key; of several rows of one the best known state counts. */
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
