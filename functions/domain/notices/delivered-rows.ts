import type { Delivery } from '../context.ts';
import type { Entry } from '../programme.ts';

export type OutboxRow = Entry<'outbox'>;

const LONGEST_WAIT_MINUTES = 24 * 60;
const FIRST_WAIT_MINUTES = 15;

const instant = (local: string) => Date.parse(`${local}Z`);

/** Minutes between two local times. */
export function minutesBetween(from: string, to: string): number {
  return (instant(to) - instant(from)) / 60_000;
}

/** Local time before which a letter that the server put off is not tried again: each wait is twice the last, up to a day. */
export function nextTry({ sentAt, attempts = 0 }: Pick<OutboxRow, 'sentAt' | 'attempts'>): string {
  const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** attempts, LONGEST_WAIT_MINUTES);
  return sentAt === undefined ? '' : new Date(instant(sentAt) + wait * 60_000).toISOString().slice(0, 19);
}

function settled(row: OutboxRow, { outcome, at, detail }: Delivery): OutboxRow {
  switch (outcome) {
    case 'sent':
      return { ...row, status: 'sent', sentAt: at, detail: undefined };
    case 'refused':
      return { ...row, status: 'failed', sentAt: at, detail: `Сервер не принял письмо${detail ? `: ${detail}` : '.'}` };
    case 'deferred':
      return {
        ...row,
        status: 'queued',
        sentAt: at,
        detail: `Сервер отложил письмо, попробуем ещё раз${detail ? `: ${detail}` : '.'}`,
      };
  }
}

/** Rows whose end is still open and whose letter has not been handed over. */
export function isOpen({ status, messageId, attempts = 0 }: OutboxRow): boolean {
  return (
    status === 'planned' ||
    status === 'held' ||
    (status === 'queued' && !(messageId && attempts > 0)) ||
    status === undefined
  );
}

/** The rows of the outbox where what the curator said or sent herself counts as sent. */
export function withThoseToldInPerson(rows: readonly OutboxRow[], now: string): OutboxRow[] {
  return rows.map((row) =>
    row.toldInPerson && isOpen(row) ? { ...row, status: 'sent', sentAt: now, detail: 'Передано лично.' } : row,
  );
}

/** The rows of the outbox with what became of the letters under way. */
export function withDeliveries(rows: readonly OutboxRow[], delivered: readonly Delivery[]): OutboxRow[] {
  const byId = new Map(delivered.map((delivery) => [delivery.messageId, delivery]));
  return rows.map((row) => {
    const delivery = row.status === 'sending' && row.messageId ? byId.get(row.messageId) : undefined;
    return delivery ? settled(row, delivery) : row;
  });
}
