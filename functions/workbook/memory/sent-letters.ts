import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { Entry } from '../../domain/programme.ts';
import type { KnownLetter } from './memory.ts';

/** Handed to the post, whatever became of it there. */
export const isHandedOver = (status: OutboxStatus | undefined): boolean =>
  status === 'sent' || status === 'sending' || status === 'failed';

/** ISO date on which the letter of a row went; undefined where the row does not say. */
export const dayOf = ({ sentAt }: Pick<Entry<'outbox'>, 'sentAt'>): string | undefined => sentAt?.slice(0, 10);

/** The letters that rows of «Рассылка» say were handed over, by key. */
export function handedOver(rows: readonly Entry<'outbox'>[]): ReadonlyMap<string, KnownLetter> {
  const found = new Map<string, KnownLetter>();
  for (const row of rows) {
    const { noticeKey, status, dueOn, calendar } = row;
    if (!noticeKey || !isHandedOver(status)) continue;
    found.set(noticeKey, {
      day: dayOf(row) ?? dueOn ?? '',
      ...(status === 'sent' ? {} : { unsure: true }),
      ...(calendar === undefined ? {} : { calendar }),
    });
  }
  return found;
}
