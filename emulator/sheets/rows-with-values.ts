import type { CellFormat } from './cell-format.ts';
import type { Row, Sheet, Workbook } from './model.ts';

/** Whether a row has a value or a link. Stored tabs, rows and formats never change, so we check each row only once. */
const ofRow = new WeakMap<Row, boolean>();
const ofSheet = new WeakMap<Sheet, number>();

/** Whether a stored row contains a value or a link; formats, rules and notes do not count. */
export function holdsValue(row: Row, { pieces }: Workbook): boolean {
  const known = ofRow.get(row);
  if (known !== undefined) return known;
  const linked = (format: string | undefined) =>
    format !== undefined && (pieces.get(format) as CellFormat | undefined)?.textFormat?.link !== undefined;
  const found = row.cells.some((cell) => cell && (cell.value !== undefined || linked(cell.format)));
  ofRow.set(row, found);
  return found;
}

/** The number of rows in a stored tab up to the last row with a value or a link. */
export function countRowsWithValues(workbook: Workbook, sheet: Sheet): number {
  const known = ofSheet.get(sheet);
  if (known !== undefined) return known;
  const count = sheet.rows.findLastIndex((row) => row && holdsValue(row, workbook)) + 1;
  ofSheet.set(sheet, count);
  return count;
}
