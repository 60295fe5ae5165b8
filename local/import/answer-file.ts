import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { PlainFailure } from '../plain-failure.ts';

/** A cell of a file of answers: text, or what a spreadsheet program made of it. */
export type FileCell = string | number | boolean | Date | null;

/** Text of a file in the encoding it was written in: UTF-8 where it is valid, Windows-1251 otherwise. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
  try {
    return parse(text, { delimiter: delimiterOf(text), bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new PlainFailure(
      `Файл не читается как CSV: ${error instanceof Error ? error.message : error}. Выгрузите ответы ещё раз.`,
    );
  }
}

/** The rows of a file of answers, the header first: .csv, or the first sheet of .xlsx. @throws PlainFailure */
export async function answerFile(path: string): Promise<FileCell[][]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new PlainFailure(`Файл ${path} не открывается (${error.code}). Проверьте имя.`);
  });
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return csvRows(bytes);
  try {
    return (await readSheet(bytes)).map((row) => [...row] as FileCell[]);
  } catch (error) {
    throw new PlainFailure(
      `Файл ${path} не читается как таблица .xlsx: ${error instanceof Error ? error.message : error}.`,
    );
  }
}
