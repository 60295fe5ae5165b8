import { stringify } from 'csv-stringify/sync';
import type { Sheet, Workbook } from '../sheets/model.ts';
import { shownRows } from './shown-rows.ts';

/** A tab as csv: the displayed values, with CRLF between lines, and quotes around values with a comma, a quote or a line break. */
export function exportCsv(workbook: Workbook, sheet: Sheet | undefined): string {
  return stringify(shownRows(workbook, sheet), { eof: false, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** A tab as tsv. This format has no quotes, so tabs and line breaks inside values become spaces. */
export function exportTsv(workbook: Workbook, sheet: Sheet | undefined): string {
  const lines = shownRows(workbook, sheet).map((cells) =>
    cells.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  return lines.join('\r\n');
}
