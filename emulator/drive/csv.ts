import { stringify } from 'csv-stringify/sync';
import type { Workbook } from '../sheets/model.ts';
import { formatted } from '../sheets/number-format.ts';
import { styleOf } from './cell-style.ts';

/** The first tab as csv: the displayed values, with CRLF between lines, and quotes around values with a comma, a quote or a line break. */
export function exportCsv(workbook: Workbook): string {
  return stringify(shownRows(workbook), { eof: false, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** The first tab as tsv. This format has no quotes, so tabs and line breaks inside values become spaces. */
export function exportTsv(workbook: Workbook): string {
  const lines = shownRows(workbook).map((cells) => cells.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'));
  return lines.join('\r\n');
}

/** The displayed values of the first tab, as a rectangle without empty rows and columns at its end. */
function shownRows(workbook: Workbook): string[][] {
  const first = workbook.sheets.find(({ properties }) => properties.sheetType !== 'OBJECT');
  const rows = (first?.rows ?? []).map((row) =>
    (row?.cells ?? []).map((cell) =>
      cell?.value === undefined
        ? ''
        : formatted(cell.value, styleOf(workbook, cell).numberFormat, workbook.properties.locale),
    ),
  );
  const width = Math.max(0, ...rows.map((cells) => cells.findLastIndex((text) => text !== '') + 1));
  const height = rows.findLastIndex((cells) => cells.some((text) => text !== '')) + 1;
  return rows.slice(0, height).map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ''));
}
