import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { isCurator, type Official, type Recipient } from '../../functions/domain/context.ts';
import { officeNames } from '../../functions/domain/notices/offices.ts';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';
import { code as codeType, curatorNumber, email as emailType, personName } from '../../sheets-schema/cell.ts';
import { normalText } from '../../sheets-schema/normal-text.ts';
import { UserFacingError } from '../user-facing-error.ts';

/** The columns of the key, by their property name. */
export const KEY_COLUMNS = { code: 'код', name: 'ФИО', position: 'должность', email: 'почта' } as const;

type Column = keyof typeof KEY_COLUMNS;

/** A record of the file, and the number of its last line. */
interface KeyRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const participantCode = codeType('К');
const shownHeaders = Object.values(KEY_COLUMNS).join(';');
const SAVE_AS = 'В Excel: «Файл» → «Сохранить как» → «CSV UTF-8 (разделитель – запятая)».';

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    throw new UserFacingError(`Ключ – это книга Excel, а нужен файл CSV. ${SAVE_AS}`);
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new UserFacingError(`Ключ сохранён в кодировке UTF-16, а нужна UTF-8. ${SAVE_AS}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserFacingError(`Ключ сохранён не в UTF-8 – похоже, в Windows-1251. ${SAVE_AS}`);
  }
}

function recordsOf(text: string): KeyRecord[] {
  try {
    const records: KeyRecord[] = [];
    parse(text, {
      delimiter: ';',
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ line: lines, cells: cells.map((cell) => normalText(cell).trim()) });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Errors of csv-parse may quote the line, including names.
    const line = 'lines' in error ? `, строка ${error.lines}` : '';
    throw new UserFacingError(`Ключ${line}: кавычки не закрыты или стоят посреди слова. Исправьте эту строку.`);
  }
}

/** The index of each column. @throws UserFacingError that names the missing or duplicate columns */
function columnsOf(head: KeyRecord | undefined): Readonly<Record<Column, number>> {
  const headers = (head?.cells ?? []).map((cell) => cell.toLowerCase());
  const place = (key: Column) => headers.indexOf(KEY_COLUMNS[key].toLowerCase());
  const columns = Object.keys(KEY_COLUMNS) as Column[];
  const missing = columns.filter((key) => place(key) < 0).map((key) => `«${KEY_COLUMNS[key]}»`);
  if (missing.length > 0) {
    const [only = ''] = headers;
    const sign = headers.length === 1 ? [',', '\t'].find((each) => only.includes(each)) : undefined;
    if (sign) {
      const name = sign === ',' ? 'запятыми' : 'табуляцией';
      throw new UserFacingError(
        `Ключ, строка 1: столбцы разделены ${name}, а нужна точка с запятой. Первая строка должна быть: ${shownHeaders}`,
      );
    }
    throw new UserFacingError(
      `Ключ, строка 1: нет столбцов ${missing.join(', ')}. Первая строка должна быть: ${shownHeaders}`,
    );
  }
  const known = new Set<string>(Object.values(KEY_COLUMNS).map((header) => header.toLowerCase()));
  const foreign = headers.flatMap((header, i) => (known.has(header) && headers.indexOf(header) === i ? [] : [i + 1]));
  if (foreign.length > 0) {
    throw new UserFacingError(
      `Ключ, строка 1: лишние столбцы (по счёту: ${foreign.join(', ')}). В ключе только четыре: ${shownHeaders}. Удалите остальные.`,
    );
  }
  return { code: place('code'), name: place('name'), position: place('position'), email: place('email') };
}

const officeOf = new Map((Object.entries(officeNames) as [Official, string][]).map(([key, name]) => [name, key]));

const nameIn = (cell: string) => {
  const read = personName.read(cell);
  return 'value' in read ? read.value : '';
};

/** The recipient in the first cell of a line; undefined if the cell is not a code. */
function recipientOf(cell: string): Recipient | undefined {
  const office = officeOf.get(cell.toLowerCase());
  if (office) return office;
  const curator = /^КР-/iu.test(cell) ? curatorNumber.schema.safeParse(cell) : undefined;
  if (curator?.success) return curator.data;
  const parsed = participantCode.schema.safeParse(cell);
  return parsed.success ? parsed.data : undefined;
}

/**
 * Reads the school's key: UTF-8 with or without a byte order mark, columns separated by `;`. Each line has a person's
 * code or office (куратор, директор …), full name, position and address.
 * @throws UserFacingError that lists every invalid line, without names
 */
export function parseKey(bytes: Uint8Array): NameKey {
  const [head, ...records] = recordsOf(textOf(bytes));
  const columns = columnsOf(head);
  const key = new Map<Recipient, KeyEntry>();
  const lineOfCode = new Map<Recipient, number>();
  const lineOfEmail = new Map<string, number>();
  const problems: string[] = [];
  for (const { line, cells } of records) {
    if (cells.every((cell) => cell === '')) continue;
    const wrong = (words: string) => problems.push(`  строка ${line}: ${words}`);
    const cell = (column: Column) => cells[columns[column]] ?? '';
    const recipient = recipientOf(cell('code'));
    const [name, position, email] = [nameIn(cell('name')), cell('position'), cell('email')];
    const before = problems.length;
    const more = cells.slice(Object.keys(KEY_COLUMNS).length).some((each) => each !== '');
    if (more) wrong('столбцов больше четырёх – лишняя точка с запятой?');
    if (recipient === undefined) {
      wrong(
        cell('code') === ''
          ? 'нет кода.'
          : 'в столбце «код» не код. Нужен код вида К-07 или должность: куратор, директор.',
      );
    } else if (lineOfCode.has(recipient)) {
      wrong(`этот код уже есть в строке ${lineOfCode.get(recipient)}. У каждого человека свой код.`);
    }
    if (name === '') wrong('нет ФИО.');
    if (email !== '') {
      const isOffice = recipient !== undefined && (recipient in officeNames || isCurator(recipient));
      const taken = isOffice ? undefined : lineOfEmail.get(email.toLowerCase());
      const read = emailType.read(email);
      if ('problem' in read) wrong(`адрес почты написан с ошибкой. ${read.problem}`);
      else if (taken !== undefined) wrong(`этот адрес почты уже есть в строке ${taken}.`);
      if (!isOffice && taken === undefined) lineOfEmail.set(email.toLowerCase(), line);
    }
    if (recipient !== undefined && !lineOfCode.has(recipient)) lineOfCode.set(recipient, line);
    if (recipient === undefined || problems.length > before) continue;
    key.set(recipient, { name, ...(position ? { position } : {}), ...(email ? { email } : {}) });
  }
  if (problems.length > 0) throw new UserFacingError(['Ключ нужно исправить:', ...problems].join('\n'));
  return key;
}

const isOfficial = (recipient: Recipient): recipient is Official => recipient in officeNames;

/** The key as CSV that {@link parseKey} and Excel can read. Officials come first, then codes in order. */
export function keyText(key: NameKey): string {
  const rows = [...key].sort(
    ([a], [b]) => Number(isOfficial(b)) - Number(isOfficial(a)) || (a < b ? -1 : a > b ? 1 : 0),
  );
  const lines = rows.map(([recipient, { name, position = '', email = '' }]) => [
    isOfficial(recipient) ? officeNames[recipient] : recipient,
    name,
    position,
    email,
  ]);
  return stringify([Object.values(KEY_COLUMNS), ...lines], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}
