import type { Draft } from './draft.ts';
import type { Cell, Sheet } from './model.ts';
import { checkedGrid } from './sheet-properties.ts';

export function cellAt(sheet: Sheet, row: number, column: number): Cell | null {
  return sheet.rows[row]?.cells[column] ?? null;
}

export function hasValue(sheet: Sheet, row: number, column: number): boolean {
  return sheet.rows[row]?.cells[column]?.value !== undefined;
}

/** Zero-based index of the last row with a value; -1 if no row has a value. */
export function lastRowWithData(sheet: Sheet): number {
  for (let row = sheet.rows.length - 1; row >= 0; row -= 1) {
    if (sheet.rows[row]?.cells.some((cell) => cell?.value !== undefined)) return row;
  }
  return -1;
}

/** Adds empty rows at the end until the tab has at least `rowCount` rows. @throws 400 beyond Google's limit of cells */
export function growRows(draft: Draft, sheetId: number, rowCount: number): void {
  const { properties } = draft.sheet(sheetId);
  if (properties.gridProperties.rowCount >= rowCount) return;
  const grid = checkedGrid(draft, { ...properties.gridProperties, rowCount }, sheetId);
  draft.edit(sheetId).properties = { ...properties, gridProperties: grid };
}

/** Like `growRows`, for columns. */
export function growColumns(draft: Draft, sheetId: number, columnCount: number): void {
  const { properties } = draft.sheet(sheetId);
  if (properties.gridProperties.columnCount >= columnCount) return;
  const grid = checkedGrid(draft, { ...properties.gridProperties, columnCount }, sheetId);
  draft.edit(sheetId).properties = { ...properties, gridProperties: grid };
}
