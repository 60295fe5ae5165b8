import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { normalText } from '../sheets-schema/normal-text.ts';
import { UserFacingError } from './user-facing-error.ts';

/** A cell of a file: normalised text, or a value that a spreadsheet program converted. */
export type FileCell = string | number | boolean | Date | null;

/** A table of a file: the only table of a .csv, or one sheet of an .xlsx. The rows include empty rows. */
export interface FileTable {
  /** Title of the sheet; absent if the file has no sheets. */
  readonly sheet?: string;
  readonly rows: readonly (readonly FileCell[])[];
}

/** The byte order marks of UTF-16, each with the name of its encoding. */
const MARKED: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/** Detects UTF-16 without a byte order mark. In such a file, every second byte of Latin and Cyrillic letters is 0 or 4. */
function unmarked(bytes: Uint8Array): string | undefined {
  const highBytes = (offset: number) =>
    bytes.filter((byte, i) => i % 2 === offset && (byte === 0 || byte === 4)).length;
  const most = bytes.length * 0.4;
  if (highBytes(1) > most) return 'utf-16le';
  return highBytes(0) > most ? 'utf-16be' : undefined;
}

/** Decodes a file as UTF-16 if its byte order mark or byte pattern shows it, else as UTF-8 if valid, else as Windows-1251. */
export function decode(bytes: Uint8Array): string {
  const [, , marked] = MARKED.find(([first, second]) => bytes[0] === first && bytes[1] === second) ?? [];
  try {
    return new TextDecoder(marked ?? unmarked(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

const SIGNS = [';', '\t', ','] as const;
/** The number of lines that the delimiter test reads. It is so large that a title above the header does not matter. */
const TELLING_LINES = 50;

/** The most frequent column count that a delimiter produces, and the number of lines with that count. */
function columnsBy(sign: string, lines: readonly string[]): { readonly lines: number; readonly columns: number } {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const columns = line.split(sign).length;
    if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1);
  }
  const [columns = 1, count = 0] = [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0] ?? [];
  return { lines: count, columns };
}

/** Guesses the delimiter. The best one splits the most lines into the same number of columns. In a tie, more columns win. Ignores quoted text. */
export function delimiterOf(text: string): string {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/);
  const told = lines.filter((line) => line.trim() !== '').slice(0, TELLING_LINES);
  const [best] = SIGNS.map((sign) => ({ sign, ...columnsBy(sign, told) })).sort(
    (a, b) => b.lines - a.lines || b.columns - a.columns,
  );
  return best && best.lines > 0 ? best.sign : ',';
}

/** Excel's own first line, which names the delimiter: `sep=;`. */
const NAMED_SIGN = /^\uFEFF?sep=(.)(?=\r|\n)/i;

/** Rows of a CSV file. @throws UserFacingError if a quote is not closed */
export function csvRows(bytes: Uint8Array): FileCell[][] {
  const text = decode(bytes);
  if (/^\s*<(!doctype|html)/i.test(text)) {
    throw new UserFacingError(
      'Это не выгрузка, а страница сайта: похоже, истёк вход. Войдите и выгрузите ответы ещё раз.',
    );
  }
  try {
    const named = NAMED_SIGN.exec(text);
    const delimiter = named?.[1] ?? delimiterOf(text);
    // Empty lines and the `sep=` line stay, so that row numbers are the same as in a spreadsheet program.
    const rows: string[][] = parse(text.replace(NAMED_SIGN, ''), {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
    });
    return rows.map((row) => row.map(normalText));
  } catch (error) {
    throw new UserFacingError(
      `Файл не читается как CSV: ${error instanceof Error ? error.message : error}. ${SAVE_AGAIN}`,
    );
  }
}

/** Excel's escape for characters that XML cannot contain: `_x000B_` (ECMA-376, part 1, 22.4.2.4). */
const ESCAPED = /_x([0-9a-f]{4})_/gi;

function xlsxCell(cell: FileCell): FileCell {
  if (typeof cell !== 'string') return cell;
  return normalText(cell.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
}

const SAVE_AGAIN = 'Откройте его и сохраните как .xlsx или .csv.';

/** The first entry of an OpenDocument archive is its type, uncompressed (OpenDocument 1.3, part 2, 3.3). */
const OPEN_DOCUMENT = /mimetypeapplication\/vnd\.oasis\.opendocument/;

const begins = (bytes: Uint8Array, ...first: readonly number[]) => first.every((byte, index) => bytes[index] === byte);

/** The tables of a file of answers or of a staff list: .csv, or the sheets of .xlsx. @throws UserFacingError if the file has another format */
export async function answerFile(path: string): Promise<readonly FileTable[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserFacingError(`Файл ${path} не открывается (${error.code}). Проверьте имя.`);
  });
  return tablesIn(bytes, path);
}

/** The tables in the bytes of such a file. @param path - the file's name, for errors @throws UserFacingError if the file has another format */
export async function tablesIn(bytes: Buffer, path: string): Promise<readonly FileTable[]> {
  if (bytes.length === 0) throw new UserFacingError(`Файл ${path} пуст. Сохраните его ещё раз.`);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UserFacingError(`Файл ${path} – старого вида .xls. ${SAVE_AGAIN}`);
  }
  if (!begins(bytes, 0x50, 0x4b)) return [{ rows: csvRows(bytes) }];
  if (OPEN_DOCUMENT.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'))) {
    throw new UserFacingError(`Файл ${path} – таблица OpenDocument (.ods). ${SAVE_AGAIN}`);
  }
  try {
    const sheets = await readExcelFile(bytes);
    return sheets.map(({ sheet, data }) => ({
      sheet,
      rows: data.map((row) => row.map((cell) => xlsxCell(cell as FileCell))),
    }));
  } catch (error) {
    throw new UserFacingError(
      `Файл ${path} не читается как таблица .xlsx: он другого вида или повреждён. ${SAVE_AGAIN}`,
      {
        cause: error,
      },
    );
  }
}
