import { cellAt } from './grid.ts';
import type { Area, Cell, Sheet } from './model.ts';

export const heightOf = (area: Area): number => area.endRowIndex - area.startRowIndex;
export const widthOf = (area: Area): number => area.endColumnIndex - area.startColumnIndex;

/** The cells of an area, row by row. */
export function cellsOf(sheet: Sheet, area: Area): (Cell | null)[][] {
  return Array.from({ length: heightOf(area) }, (_, row) =>
    Array.from({ length: widthOf(area) }, (_each, column) =>
      cellAt(sheet, area.startRowIndex + row, area.startColumnIndex + column),
    ),
  );
}

/** The rows of an area that can have content, so that a loop over an open range does not run to the end of the grid. */
export function usedRows(sheet: Sheet, area: Area): Area {
  return { ...area, endRowIndex: Math.max(area.startRowIndex, Math.min(area.endRowIndex, sheet.rows.length)) };
}

/** The area of this size with its upper left corner at `row` and `column`. */
export function areaAt(sheetId: number, row: number, column: number, height: number, width: number): Area {
  return {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + height,
    startColumnIndex: column,
    endColumnIndex: column + width,
  };
}
