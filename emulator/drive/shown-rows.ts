import { largest } from '../sheets/largest.ts';
import type { Cell, Sheet, Workbook } from '../sheets/model.ts';
import { formatted } from '../sheets/number-format.ts';
import { styleOf } from './cell-style.ts';

/** The displayed text of a cell; empty for a cell without a value. */
export const shownText = (workbook: Workbook, cell: Cell | null | undefined): string =>
  cell?.value === undefined
    ? ''
    : formatted(cell.value, styleOf(workbook, cell).numberFormat, workbook.properties.locale);

/** The displayed values of a tab, as a rectangle without empty rows and columns at its end. */
export function shownRows(workbook: Workbook, sheet: Sheet | undefined): string[][] {
  const rows = (sheet?.rows ?? []).map((row) => (row?.cells ?? []).map((cell) => shownText(workbook, cell)));
  const width = largest(
    rows.map((cells) => cells.findLastIndex((text) => text !== '') + 1),
    0,
  );
  const height = rows.findLastIndex((cells) => cells.some((text) => text !== '')) + 1;
  return rows.slice(0, height).map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ''));
}
