import { parse } from 'csv-parse/sync';
import { DriveError, notImplemented } from '../core/errors.ts';
import type { Context } from '../core/exchange.ts';
import { createSpreadsheet } from '../sheets/create-spreadsheet.ts';
import { longest } from '../sheets/largest.ts';
import { changeWorkbook } from '../sheets/session.ts';
import { writeRange } from '../sheets/values/write-values.ts';
import type { Media } from './media.ts';

const TITLE_LIMIT = 100;

/**
 * Makes a spreadsheet from csv. Its only tab has the file's name and a random id. Values become numbers, dates or formulas as if a person typed them.
 * @throws 400 if the content is not csv, 501 for other tables that only Google can read
 */
export function spreadsheetFromCsv(
  id: string,
  name: string,
  { mimeType, bytes }: Media,
  context: Context,
  properties: { readonly locale?: string; readonly timeZone?: string },
): void {
  const delimiter = DELIMITERS[mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? ''];
  if (!delimiter) throw notImplemented(`conversion of ${mimeType} to a spreadsheet`);
  const rows = rowsOf(bytes, delimiter);
  const title = name.replace(/\.(csv|tsv)$/i, '').slice(0, TITLE_LIMIT) || 'Sheet1';
  const width = longest(rows, 26);
  const gridProperties = { rowCount: Math.max(1000, rows.length), columnCount: width };
  const sheets = [{ properties: { sheetId: context.ids.int31(), title, gridProperties } }];
  createSpreadsheet(context, id, { properties: { ...properties, title: name }, sheets });
  if (rows.length === 0) return;
  const range = `'${title.replaceAll("'", "''")}'!A1`;
  changeWorkbook(context, id, (draft) => writeRange(draft, range, rows, 'USER_ENTERED'));
}

const DELIMITERS: Readonly<Record<string, string>> = { 'text/csv': ',', 'text/tab-separated-values': '\t' };

function rowsOf(bytes: Buffer, delimiter: string): string[][] {
  try {
    return parse(bytes, { delimiter, bom: true, relax_column_count: true, relax_quotes: true }) as string[][];
  } catch (error) {
    throw new DriveError(
      400,
      'badRequest',
      `The csv file cannot be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
