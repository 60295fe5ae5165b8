import type { Context } from '../core/exchange.ts';
import { spreadsheetFromCsv } from './csv-import.ts';
import type { Media } from './media.ts';
import { XLSX } from './spreadsheet-exports.ts';
import { spreadsheetFromXlsx } from './xlsx-import.ts';

/**
 * Makes a spreadsheet from uploaded content.
 * @throws 400 if the content cannot be read, 501 for content that only Google can read
 */
export function importSpreadsheet(
  id: string,
  name: string,
  media: Media,
  context: Context,
  properties: { readonly locale?: string; readonly timeZone?: string } = {},
): void {
  if (media.mimeType.split(';', 1)[0]?.trim().toLowerCase() === XLSX)
    spreadsheetFromXlsx(id, name, media.bytes, context, properties);
  else spreadsheetFromCsv(id, name, media, context, properties);
}
