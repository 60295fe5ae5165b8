import { date, dateTime, type Raw } from '../../../sheets-schema/cell.ts';
import { type Notice, notices } from '../../../sheets-schema/choices/notice.ts';
import { outboxStatuses } from '../../../sheets-schema/tables/outbox.ts';
import { groupBy } from '../../domain/group-by.ts';
import { officeName } from '../../domain/notices/offices.ts';
import type { Entry } from '../../domain/programme.ts';
import { appendRow } from '../append-row.ts';
import { setCell } from '../set-cell.ts';
import type { CellChange, Tab } from '../snapshot.ts';
import type { KnownLetter, LetterEnd, Memory } from './memory.ts';
import { dayOf, isBetterKnown, isHandedOver } from './sent-letters.ts';

type OutboxRow = Entry<'outbox'>;

/** The text in a restored row. It tells the letter's outcome. */
const RESTORED: Readonly<Record<'sent' | LetterEnd, string>> = {
  sent: 'Строка была удалена. Восстановлена по памяти программы: письмо второй раз не уйдёт.',
  failed: 'Строка была удалена. Восстановлена по памяти программы: письмо не доставлено.',
  unknown:
    'Строка была удалена. Восстановлена по памяти программы: неизвестно, дошло ли письмо. Спросите у того, кому оно написано.',
};
const REPLACED = 'Ключ этой строки стёрт: письмо стоит в другой строке.';

const COPIED = 'Копия строки: письмо уже отправлялось, второй раз не уйдёт.';

const statusText = (state: OutboxRow['status']) => (state ? outboxStatuses[state] : undefined);

const isNotice = (kind: string): kind is Notice => kind in notices;

/**
 * The kind and the recipient of a letter, from its key. A row of «Рассылка» writes them the same way. A key that people typed over names no recipient.
 */
function ofKey(noticeKey: string): { readonly kind: string; readonly to: string | undefined } {
  const [kind = '', recipient = ''] = noticeKey.split('|');
  return { kind, to: officeName(recipient) ?? (recipient || undefined) };
}

const status = ({ end }: KnownLetter) => outboxStatuses[end ?? 'sent'];
const sentAt = ({ day }: KnownLetter) => (day === '' ? undefined : dateTime.write(`${day}T00:00:00`));

function restoredRow(tab: Tab, noticeKey: string, letter: KnownLetter, messageId: string): CellChange {
  const { kind, to } = ofKey(noticeKey);
  return appendRow(tab, {
    dueOn: letter.day === '' ? undefined : date.write(letter.day),
    recipient: to,
    notice: isNotice(kind) ? notices[kind] : undefined,
    status: status(letter),
    sentAt: sentAt(letter),
    detail: RESTORED[letter.end ?? 'sent'],
    attempts: 1,
    code: to,
    calendar: letter.calendar,
    messageId,
    noticeKey,
  });
}

/**
 * The text by which we recognise a sent letter without its key. It consists of kind, recipient, day and calendar entries. It is empty if kind, recipient or
 * day is unknown.
 */
function appearanceOf(
  kind: string | undefined,
  to: string | undefined,
  day: string | undefined,
  calendar = '',
): string {
  return kind && to && day ? [kind, to, day, calendar].join('\n') : '';
}

/**
 * Finds the recipient of a row from three cells: its code, its key and its Message-ID. If two of them name the same person, we believe them, because
 * people may have sorted one of the columns alone.
 */
function recipients(letters: Memory['letters'], idOf: (noticeKey: string) => string) {
  let byId: ReadonlyMap<string, string | undefined> | undefined;
  return ({ code, noticeKey, messageId }: OutboxRow): string | undefined => {
    const byKey = noticeKey ? ofKey(noticeKey).to : undefined;
    if (byKey === undefined || byKey === code) return code;
    // Each Message-ID costs a digest, so we compute them only if a row contradicts itself.
    byId ??= new Map([...letters.keys()].map((key) => [idOf(key), ofKey(key).to]));
    return byKey === byId.get(messageId ?? '') ? byKey : code;
  };
}

/**
 * The right key for each row that has lost its key, because somebody deleted the key or sorted the key column alone. If several letters look the
 * same, each of their rows gets one of their keys.
 */
function lostKeys(
  letters: Memory['letters'],
  rows: readonly OutboxRow[],
  recipientOf: (row: OutboxRow) => string | undefined,
): ReadonlyMap<OutboxRow, string> {
  const appearanceOfLetter = (key: string, { day, calendar }: KnownLetter) => {
    const { kind, to } = ofKey(key);
    return appearanceOf(kind, to, day, calendar);
  };
  const appearanceOfRow = (row: OutboxRow) => appearanceOf(row.notice, recipientOf(row), dayOf(row), row.calendar);
  const isMisplaced = (row: OutboxRow) => {
    if (!row.noticeKey) return true;
    if (!isHandedOver(row.status)) return false;
    const letter = letters.get(row.noticeKey);
    return !letter || appearanceOfLetter(row.noticeKey, letter) !== appearanceOfRow(row);
  };
  const lost = new Map<OutboxRow, string>();
  if (!rows.some(isMisplaced)) return lost;
  const alike = groupBy(letters, ([key, letter]) => appearanceOfLetter(key, letter));
  for (const [look, own] of groupBy(rows, appearanceOfRow)) {
    const keys = look === '' ? [] : (alike.get(look) ?? []).map(([key]) => key);
    const free = keys.filter((key) => !own.some(({ noticeKey }) => noticeKey === key));
    const misplaced = own.filter(isMisplaced);
    for (const [i, key] of free.entries()) if (misplaced[i]) lost.set(misplaced[i], key);
  }
  return lost;
}

/**
 * Repairs «Рассылка», so that every sent letter has a row with its recipient, status and day. Adds deleted rows again, and restores a key, code,
 * status or day that somebody deleted or overwrote.
 * @param idOf - gives the Message-ID of the letter that includes a notice key
 */
export function restoreLetters(
  { letters }: Pick<Memory, 'letters'>,
  rows: readonly OutboxRow[],
  tab: Tab,
  idOf: (noticeKey: string) => string,
): CellChange[] {
  const set = (at: number, key: keyof OutboxRow, value: Raw | undefined) => setCell(tab, at, key, value);
  const lost = lostKeys(letters, rows, recipients(letters, idOf));
  const back = new Set(lost.values());
  const keyed = rows.map((row) => {
    const rightly = row.noticeKey && !back.has(row.noticeKey) ? row.noticeKey : undefined;
    return { row, key: lost.get(row) ?? rightly };
  });
  const byKey = new Map<string, OutboxRow>();
  for (const { row, key } of keyed) {
    // If a letter has several rows, the row with the most certain outcome counts.
    if (key && (!byKey.has(key) || isBetterKnown(row.status, byKey.get(key)?.status))) byKey.set(key, row);
  }

  const placed = keyed.flatMap(({ row, key }) =>
    (row.noticeKey || undefined) === key ? [] : set(row.at, 'noticeKey', key),
  );
  const known = [...letters].flatMap(([key, letter]): CellChange[] => {
    const row = byKey.get(key);
    if (!row) return [restoredRow(tab, key, letter, idOf(key))];
    const day = sentAt(letter);
    const { kind, to } = ofKey(key);
    return [
      ...(to === undefined || row.code === to ? [] : set(row.at, 'code', to)),
      ...(row.notice === kind || !isNotice(kind) ? [] : set(row.at, 'notice', notices[kind])),
      ...(row.dueOn === undefined && letter.day !== '' ? set(row.at, 'dueOn', date.write(letter.day)) : []),
      ...(isHandedOver(row.status) ? [] : set(row.at, 'status', status(letter))),
      ...(dayOf(row) === letter.day || day === undefined ? [] : set(row.at, 'sentAt', day)),
      ...(row.calendar === undefined && letter.calendar !== undefined ? set(row.at, 'calendar', letter.calendar) : []),
      ...(row.messageId ? [] : set(row.at, 'messageId', idOf(key))),
    ];
  });
  // We drop a waiting row that has lost its key, because another row now has the letter and its key.
  const idle = keyed
    .filter(({ row, key }) => !key && ['planned', 'queued', 'held'].includes(row.status ?? ''))
    .flatMap(({ row: { at } }) => [...set(at, 'status', outboxStatuses.dropped), ...set(at, 'detail', REPLACED)]);
  // A waiting copy of a row would send the letter again, so it gets the original row's status.
  const copied = keyed.flatMap(({ row, key }): CellChange[] => {
    const speaker = byKey.get(key ?? '');
    if (!speaker || speaker === row || row.again || !isHandedOver(speaker.status)) return [];
    return isBetterKnown(speaker.status, row.status)
      ? [...set(row.at, 'status', statusText(speaker.status)), ...set(row.at, 'detail', COPIED)]
      : [];
  });
  return [...placed, ...known, ...copied, ...idle];
}
