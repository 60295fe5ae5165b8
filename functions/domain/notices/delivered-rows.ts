import type { Delivery } from '../refusals/delivery.ts';
import type { OutboxRow } from '../refusals/outbox-row.ts';
import { unlessAlike } from '../refusals/same-for-all.ts';
import { settled } from '../refusals/settled.ts';

/** Whether a row has no final result, and we have not handed its letter to the mail server. */
export function isOpen({ status, messageId, attempts = 0 }: OutboxRow): boolean {
  return (
    status === 'planned' ||
    status === 'held' ||
    (status === 'queued' && !(messageId && attempts > 0)) ||
    status === undefined
  );
}

const needsTheCurator = ({ status }: OutboxRow) => status === 'failed' || status === 'unknown';

/** The rows of the outbox. A row counts as sent if the curator told its recipient in person. */
export function withThoseToldInPerson(rows: readonly OutboxRow[], now: string): OutboxRow[] {
  return rows.map((row) =>
    row.toldInPerson && (isOpen(row) || needsTheCurator(row))
      ? { ...row, status: 'sent', sentAt: now, detail: 'Передано лично.' }
      : row,
  );
}

/** The rows of the outbox, with the results of letters that a run was sending. */
export function withDeliveries(rows: readonly OutboxRow[], delivered: readonly Delivery[]): OutboxRow[] {
  const byId = new Map(delivered.map((delivery) => [delivery.messageId, delivery]));
  const known = rows.map((row) => {
    const delivery = row.status === 'sending' && row.messageId ? byId.get(row.messageId) : undefined;
    return delivery ? settled(row, delivery) : row;
  });
  return unlessAlike(known, delivered);
}
