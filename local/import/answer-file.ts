import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { PlainFailure } from '../plain-failure.ts';

/** A cell of a file of answers: text, or what a spreadsheet program made of it. */
export type FileCell = string | number | boolean | Date | null;

/** A table of a file: the only one of a .csv, one of the sheets of an .xlsx. Rows as the file has them, empty ones included. */
export interface FileTable {
  /** Title of the sheet; absent where a file has no sheets. */
  readonly sheet?: string;
  readonly rows: readonly (readonly FileCell[])[];
}

/** Encodings that say themselves by their first two bytes. */
const MARKED: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/** Text of a file in the encoding it was written in: UTF-16 where it is marked so, UTF-8 where it is valid, Windows-1251 otherwise. */
export function decode(bytes: Uint8Array): string {
  const [, , marked] = MARKED.find(([first, second]) => bytes[0] === first && bytes[1] === second) ?? [];
  try {
    return new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The sign between the columns: the one that the first line has more of, outside of quotes. */
export function delimiterOf(text: string): string {
  const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/);
  const count = (sign: string) => line.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** Rows of a CSV file. @throws PlainFailure where quotes do not close */
export function csvRows(bytes: Uint8Array): FileCell[][] {
  const text = decode(bytes);
  if (/^\s*<(!doctype|html)/i.test(text)) {
    throw new PlainFailure(
      'Это не выгрузка, а страница сайта: похоже, истёк вход. Войдите и выгрузите ответы ещё раз.',
    );
  }
  try {
    // Empty lines stay: rows are named by the numbers that a spreadsheet program shows.
    return parse(text, { delimiter: delimiterOf(text), bom: true, relax_column_count: true });
  } catch (error) {
    throw new PlainFailure(
      `Файл не читается как CSV: ${error instanceof Error ? error.message : error}. Выгрузите ответы ещё раз.`,
    );
  }
}

const begins = (bytes: Uint8Array, ...first: readonly number[]) => first.every((byte, index) => bytes[index] === byte);

/** The tables of a file of answers: .csv, or the sheets of .xlsx. @throws PlainFailure where it is neither */
export async function answerFile(path: string): Promise<readonly FileTable[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new PlainFailure(`Файл ${path} не открывается (${error.code}). Проверьте имя.`);
  });
  if (bytes.length === 0) throw new PlainFailure(`Файл ${path} пуст. Выгрузите ответы ещё раз.`);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new PlainFailure(`Файл ${path} – старого вида .xls. Откройте его и сохраните как .xlsx или .csv.`);
  }
  if (!begins(bytes, 0x50, 0x4b)) return [{ rows: csvRows(bytes) }];
  try {
    const sheets = await readExcelFile(bytes);
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => [...row] as FileCell[]) }));
  } catch (error) {
    throw new PlainFailure(
      `Файл ${path} не читается как таблица .xlsx: ${error instanceof Error ? error.message : error}. Выгрузите ответы ещё раз.`,
    );
  }
}
