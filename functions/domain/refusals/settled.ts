import { courseOf, writeCourse } from './course.ts';
import type { Delivery } from './delivery.ts';
import type { OutboxRow } from './outbox-row.ts';
import { meaningOf, type Refusal } from './refusal.ts';
import { MOST_TRIES, momentText, nextTry, triesOf } from './tries.ts';

/** Shown while we send a letter again that may already have arrived. */
export const REPEATED = 'Повторно: неизвестно, ушло ли письмо в первый раз.';
export const UNKNOWN = 'Неизвестно, дошло ли письмо: отправка дважды прервалась. Спросите у адресата.';
export const NEXT_RUN = 'Уйдёт при следующем запуске.';
const UNKNOWN_AFTER_TRIES =
  'Неизвестно, дошло ли письмо: один раз отправка прервалась, а потом сервер его не принимал.';

const sentence = (clause: string) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
const quoted = (words: string) => (words ? ` Слова сервера: ${words}` : '');

/** The reason for a refusal: a sentence and the server's own words. */
export function because(refusal: Refusal, words: string): string {
  return `${sentence(meaningOf(refusal).what)}.${quoted(words)}`;
}

const REPEAT = 'Связь оборвалась, и неизвестно, ушло ли письмо. Повторим один раз.';

function untried(row: OutboxRow): OutboxRow {
  const attempts = Math.max(0, (row.attempts ?? 0) - 1);
  if (attempts === 0) return { ...row, status: 'queued', attempts, sentAt: undefined, messageId: undefined };
  const { refusal, doubt } = courseOf(row);
  const waits = refusal && meaningOf(refusal).holds !== 'nothing' ? `Ждёт. ${because(refusal, '')}` : NEXT_RUN;
  return { ...row, status: 'queued', attempts, detail: doubt ? REPEAT : waits };
}

function interrupted(row: OutboxRow): OutboxRow {
  const course = courseOf(row);
  if (course.doubt) return { ...row, status: 'unknown', detail: UNKNOWN };
  return {
    ...row,
    status: 'queued',
    course: writeCourse({ ...course, refusal: 'dropped', doubt: true }),
    detail: REPEAT,
  };
}

function refused(row: OutboxRow, refusal: Refusal, words: string): OutboxRow {
  if (refusal === 'dropped') return interrupted(row);
  const { holds, ends } = meaningOf(refusal);
  const known = courseOf(row);
  const course = writeCourse({ ...known, refusal });
  const over = ends !== undefined && triesOf(row) >= MOST_TRIES;
  if (over && known.doubt) return { ...row, status: 'unknown', course, detail: UNKNOWN_AFTER_TRIES + quoted(words) };
  const why = because(refusal, words);
  if (over) return { ...row, status: 'failed', course, detail: `Пробовали ${MOST_TRIES} раз, больше не будем. ${why}` };
  if (holds === 'nothing') return { ...row, status: 'failed', course, detail: why };
  const next = holds === 'letter' ? `, следующая попытка – ${momentText(nextTry({ ...row, course }))}` : '';
  return { ...row, status: 'queued', course, detail: `Ждёт${next}. ${why}` };
}

/** The row of a letter after this delivery. */
export function settled(row: OutboxRow, delivery: Delivery): OutboxRow {
  if (delivery.outcome === 'untried') return untried(row);
  const tried = { ...row, sentAt: delivery.at };
  return delivery.outcome === 'sent'
    ? { ...tried, status: 'sent', detail: undefined, course: undefined }
    : refused(tried, delivery.refusal, delivery.detail);
}
