import { courseOf, writeCourse } from './course.ts';
import type { Delivery } from './delivery.ts';
import { type OutboxRow, recipientOf } from './outbox-row.ts';
import { meaningOf, type Refusal } from './refusal.ts';
import { because } from './settled.ts';

/** The refusal that all letters of a run have in common; undefined if one was accepted or the refusals differ. */
function commonRefusal(delivered: readonly Delivery[]): Refusal | undefined {
  const met = new Set(delivered.flatMap((one) => (one.outcome === 'refused' ? [one.refusal] : [])));
  const [refusal] = met;
  const none = delivered.every(({ outcome }) => outcome !== 'sent');
  return none && met.size === 1 && refusal && refusal !== 'dropped' ? refusal : undefined;
}

const lastTaken = (rows: readonly OutboxRow[]) =>
  rows.reduce((last, { status, sentAt = '', toldInPerson }) => {
    const day = status === 'sent' && !toldInPerson ? sentAt.slice(0, 10) : '';
    return day > last ? day : last;
  }, '');

/**
 * If the server refused every letter of this run, or every letter since the last accepted one, the addresses are not at fault. So we mark nobody as
 * unreachable.
 */
export function unlessAlike(rows: readonly OutboxRow[], delivered: readonly Delivery[]): OutboxRow[] {
  const common = commonRefusal(delivered);
  if (common === undefined || meaningOf(common).holds === 'post') return [...rows];
  const [words = ''] = delivered.flatMap((one) => (one.outcome === 'refused' ? [one.detail] : []));
  const ids = new Set(delivered.map(({ messageId }) => messageId));
  const taken = lastTaken(rows);
  const ofRun = (row: OutboxRow) => row.messageId !== undefined && ids.has(row.messageId);
  const since = ({ sentAt = '' }: OutboxRow) => sentAt.slice(0, 10) > taken;
  const met = (row: OutboxRow) => {
    const { refusal } = courseOf(row);
    return (refusal === common || refusal === 'alike') && (row.status === 'failed' || row.status === 'queued');
  };
  const all = rows.filter((row) => met(row) && (ofRun(row) || since(row)));
  if (new Set(all.map(recipientOf)).size < 2) return [...rows];
  const turned = new Set(all.filter(({ status }) => status === 'failed'));
  return rows.map((row) =>
    turned.has(row)
      ? {
          ...row,
          status: 'queued',
          course: writeCourse({ ...courseOf(row), refusal: 'alike' }),
          detail: `Ждёт. ${because('alike', words)}`,
        }
      : row,
  );
}
