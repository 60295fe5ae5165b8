import { courseOf } from './course.ts';
import type { OutboxRow } from './outbox-row.ts';
import { meaningOf, type Refusal } from './refusal.ts';
import { afterPause, triesOf } from './tries.ts';

/** The letters in the queue that met a refusal that stops all mail. Each comes with its refusal. */
export function waitingForUs(rows: readonly OutboxRow[]): { readonly row: OutboxRow; readonly refusal: Refusal }[] {
  return rows.flatMap((row) => {
    const { refusal } = courseOf(row);
    return row.status === 'queued' && refusal && meaningOf(refusal).holds === 'post' ? [{ row, refusal }] : [];
  });
}

export interface StoppedPost {
  readonly refusal: Refusal;
  /** Local date and time of the next try. */
  readonly until: string;
}

/** The pause of all mail after a refusal that stops it. Each letter refused since the last accepted one makes it longer, up to a day. */
export function stoppedPost(rows: readonly OutboxRow[]): StoppedPost | undefined {
  const taken = rows.reduce(
    (last, { status, sentAt = '', toldInPerson }) =>
      status === 'sent' && !toldInPerson && sentAt > last ? sentAt : last,
    '',
  );
  const since = waitingForUs(rows).filter(({ row: { sentAt = '' } }) => sentAt !== '' && sentAt >= taken);
  const last = since.reduce<(typeof since)[number] | undefined>(
    (latest, one) => ((one.row.sentAt ?? '') >= (latest?.row.sentAt ?? '') ? one : latest),
    undefined,
  );
  if (last?.row.sentAt === undefined) return undefined;
  const letters = new Set(since.map(({ row }) => row.messageId)).size;
  const refusals = Math.max(letters, ...since.map(({ row }) => triesOf(row)));
  return { refusal: last.refusal, until: afterPause(last.row.sentAt, refusals) };
}
