import type { CellFormat } from './cell-format.ts';
import type { Row, Sheet, Workbook } from './model.ts';

/** Tabs and rows never change once stored, nor does a format: what they hold is found out once. */
const ofRow = new WeakMap<Row, boolean>();
const ofSheet = new WeakMap<Sheet, number>();

/** Whether a stored row holds a value or a link; formats, rules and notes do not count. */
export function holdsValue(row: Row, { pieces }: Workbook): boolean {
  const known = ofRow.get(row);
  if (known !== undefined) return known;
  const linked = (format: string | undefined) =>
    format !== undefined && (pieces.get(format) as CellFormat | undefined)?.textFormat?.link !== undefined;
  const found = row.cells.some((cell) => cell && (cell.value !== undefined || linked(cell.format)));
  ofRow.set(row, found);
  return found;
}

/** How many rows of a stored tab there are up to the last that holds a value or a link. */
export function heldRows(workbook: Workbook, sheet: Sheet): number {
  const known = ofSheet.get(sheet);
  if (known !== undefined) return known;
  const count = sheet.rows.findLastIndex((row) => row && holdsValue(row, workbook)) + 1;
  ofSheet.set(sheet, count);
  return count;
}
