import { date, dateTime, type Raw } from '../../../sheets-schema/cell.ts';
import { type Notice, notices } from '../../../sheets-schema/choices/notice.ts';
import { outboxStatuses } from '../../../sheets-schema/tables/outbox.ts';
import { groupBy } from '../../domain/group-by.ts';
import { officeNames } from '../../domain/notices/offices.ts';
import { isOfficial } from '../../domain/notices/sending-rules.ts';
import type { Entry } from '../../domain/programme.ts';
import { appendRow } from '../append-row.ts';
import type { CellChange, Tab } from '../snapshot.ts';
import type { KnownLetter, Memory } from './memory.ts';
import { dayOf, isHandedOver } from './sent-letters.ts';

type OutboxRow = Entry<'outbox'>;

const BROUGHT_BACK = 'Строка была удалена. Восстановлена по памяти программы: письмо второй раз не уйдёт.';
const UNSURE = 'Строка была удалена. Неизвестно, дошло ли письмо: проверьте у адресата.';
const REPLACED = 'Ключ этой строки стёрт: письмо стоит в другой строке.';

const isNotice = (kind: string): kind is Notice => kind in notices;

/** Recipient and kind of a letter, as its row says them. */
function ofKey(noticeKey: string): { readonly kind: string; readonly to: string } {
  const [kind = '', recipient = ''] = noticeKey.split('|');
  return { kind, to: isOfficial(recipient) ? officeNames[recipient] : recipient };
}

const status = ({ unsure }: KnownLetter) => outboxStatuses[unsure ? 'failed' : 'sent'];
const sentAt = ({ day }: KnownLetter) => (day === '' ? undefined : dateTime.write(`${day}T00:00:00`));

/** A letter whose row is gone, as a row. */
function broughtBack(tab: Tab, noticeKey: string, letter: KnownLetter, messageId: string): CellChange {
  const { kind, to } = ofKey(noticeKey);
  return appendRow(tab, {
    dueOn: letter.day === '' ? undefined : date.write(letter.day),
    recipient: to,
    notice: isNotice(kind) ? notices[kind] : undefined,
    status: status(letter),
    sentAt: sentAt(letter),
    detail: letter.unsure ? UNSURE : BROUGHT_BACK,
    attempts: 1,
    code: to,
    calendar: letter.calendar,
    messageId,
    noticeKey,
  });
}

/** What tells a row whose key was wiped: a letter of this kind, to this person, that went on this day, with this in its calendar. */
const signature = (...parts: readonly [kind: string | undefined, to: string | undefined, day: string | undefined]) =>
  parts.every(Boolean) ? parts.join('|') : '';

/**
 * The rows whose key was wiped, by the key that was theirs. Where several letters look alike, and as many rows, each row gets one
 * of their keys.
 */
function wipedRows(
  gone: readonly (readonly [string, KnownLetter])[],
  keyless: readonly OutboxRow[],
): ReadonlyMap<string, OutboxRow> {
  const rows = groupBy(keyless, (row) => `${signature(row.notice, row.code, dayOf(row))} ${row.calendar ?? ''}`);
  const keys = groupBy(gone, ([key, { day, calendar }]) => {
    const { kind, to } = ofKey(key);
    return `${signature(kind, to, day)} ${calendar ?? ''}`;
  });
  return new Map(
    [...keys].flatMap(([name, alike]) => {
      const own = rows.get(name) ?? [];
      if (name.startsWith(' ') || own.length !== alike.length) return [];
      return alike.flatMap(([key], i) => (own[i] ? [[key, own[i]] as const] : []));
    }),
  );
}

/**
 * What brings «Рассылка» back to what is known: each letter that went has a row that says so and when. A row that was deleted
 * is added again; one whose key, state or day was wiped or typed over is put right.
 * @param idOf the Message-ID of the letter that a key leads
 */
export function mendLetters(
  memory: Pick<Memory, 'letters'>,
  rows: readonly OutboxRow[],
  tab: Tab,
  idOf: (noticeKey: string) => string,
): CellChange[] {
  const set = (at: number, key: keyof OutboxRow, value: Raw | undefined): CellChange[] => {
    const column = tab.columns.get(key);
    return column === undefined || value === undefined ? [] : [{ kind: 'set', tab: 'outbox', row: at, column, value }];
  };
  const byKey = new Map<string, OutboxRow>();
  for (const row of rows) {
    // Of two rows of one letter the one that says it went.
    if (row.noticeKey && !isHandedOver(byKey.get(row.noticeKey)?.status)) byKey.set(row.noticeKey, row);
  }
  const keyless = rows.filter(({ noticeKey }) => !noticeKey);
  const gone = [...memory.letters].filter(([key]) => !byKey.has(key));
  const found = wipedRows(gone, keyless);
  const taken = new Set(found.values());

  const standing = [...memory.letters].flatMap(([key, letter]): CellChange[] => {
    const row = byKey.get(key) ?? found.get(key);
    if (!row) return [];
    return [
      ...(row.noticeKey ? [] : set(row.at, 'noticeKey', key)),
      ...(isHandedOver(row.status) ? [] : set(row.at, 'status', status(letter))),
      ...(dayOf(row) === letter.day ? [] : set(row.at, 'sentAt', sentAt(letter))),
      ...(row.calendar === undefined ? set(row.at, 'calendar', letter.calendar) : []),
      ...(row.messageId ? [] : set(row.at, 'messageId', idOf(key))),
    ];
  });
  const added = gone
    .filter(([key]) => !found.has(key))
    .map(([key, letter]) => broughtBack(tab, key, letter, idOf(key)));
  // What was planned has its key again in another row: this one waits for nothing.
  const idle = keyless
    .filter((row) => !taken.has(row) && ['planned', 'queued', 'held'].includes(row.status ?? ''))
    .flatMap(({ at }) => [...set(at, 'status', outboxStatuses.dropped), ...set(at, 'detail', REPLACED)]);
  return [...standing, ...added, ...idle];
}
