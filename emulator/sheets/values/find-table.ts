import { hasValue } from '../grid.ts';
import type { Area, Sheet } from '../model.ts';

/**
 * The table that `append` adds to. It begins at the last cell with a value inside the area and grows by adjacent cells with values. If the area has
 * no value, the result is undefined, even if cells around the area have values.
 */
export function findTable(sheet: Sheet, area: Area): Area | undefined {
  const seed = lastFilled(sheet, area);
  if (!seed) return undefined;
  let table: Area = { ...area, ...seed };
  for (let grown = grow(sheet, table); grown !== table; grown = grow(sheet, table)) table = grown;
  return table;
}

function lastFilled(sheet: Sheet, area: Area): Area | undefined {
  for (let row = Math.min(area.endRowIndex, sheet.rows.length) - 1; row >= area.startRowIndex; row -= 1) {
    const width = Math.min(area.endColumnIndex, sheet.rows[row]?.cells.length ?? 0);
    for (let column = width - 1; column >= area.startColumnIndex; column -= 1) {
      if (!hasValue(sheet, row, column)) continue;
      return {
        sheetId: area.sheetId,
        startRowIndex: row,
        endRowIndex: row + 1,
        startColumnIndex: column,
        endColumnIndex: column + 1,
      };
    }
  }
  return undefined;
}

/** Grows the area by its neighbours with values, diagonals included. Returns the same area if no neighbour has a value. */
function grow(sheet: Sheet, area: Area): Area {
  const { startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right } = area;
  const inRow = (row: number): boolean => anyValue(left - 1, right + 1, (column) => hasValue(sheet, row, column));
  const inColumn = (column: number): boolean => anyValue(top - 1, bottom + 1, (row) => hasValue(sheet, row, column));
  if (inRow(top - 1)) return { ...area, startRowIndex: top - 1 };
  if (inRow(bottom)) return { ...area, endRowIndex: bottom + 1 };
  if (inColumn(left - 1)) return { ...area, startColumnIndex: left - 1 };
  if (inColumn(right)) return { ...area, endColumnIndex: right + 1 };
  return area;
}

function anyValue(start: number, end: number, filled: (index: number) => boolean): boolean {
  for (let index = start; index < end; index += 1) if (filled(index)) return true;
  return false;
}
