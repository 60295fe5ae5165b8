import { cellChange, cellData, rowData } from '../cell-data.ts';
import { areaAt } from '../cells-of.ts';
import type { Draft } from '../draft.ts';
import { updateMask } from '../field-update.ts';
import { growRows, hasValue, lastRowWithData } from '../grid.ts';
import type { Area, Sheet, Table } from '../model.ts';
import { pushCells } from '../move-band.ts';
import { guardArea } from '../protection.ts';
import { int32, list, message, text } from '../shape.ts';
import { findTableById, growTable } from '../table.ts';
import { kind } from './kind.ts';
import { checkColumns } from './update-cells.ts';

/** The first row after the last row of a Table with a value, at least the row below the header. */
function firstFreeRow(sheet: Sheet, { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: Area): number {
  for (let row = endRowIndex - 1; row > startRowIndex; row -= 1) {
    for (let column = startColumnIndex; column < endColumnIndex; column += 1)
      if (hasValue(sheet, row, column)) return row + 1;
  }
  return startRowIndex + 1;
}

/** Extends a Table to the end of an area, and pushes down the cells that are there. */
function makeRoom(draft: Draft, table: Table, { endRowIndex }: Area): void {
  const beyond = { ...table.range, startRowIndex: table.range.endRowIndex, endRowIndex };
  const count = endRowIndex - beyond.startRowIndex;
  if (count <= 0) return;
  if (lastRowWithData(draft.sheet(beyond.sheetId)) >= beyond.startRowIndex) {
    const { rowCount } = draft.sheet(beyond.sheetId).properties.gridProperties;
    growRows(draft, beyond.sheetId, rowCount + count);
    pushCells(draft, beyond, 'ROWS', count);
  }
  growTable(draft, table, endRowIndex);
}

export const appendCells = kind(
  message({ sheetId: int32, rows: list(rowData), fields: text, tableId: text }),
  ({ sheetId: tab = 0, rows = [], fields, tableId }, draft) => {
    const table = tableId === undefined ? undefined : findTableById(draft, tableId);
    const { sheetId, startColumnIndex: left } = table?.range ?? { sheetId: tab, startColumnIndex: 0 };
    const mask = updateMask(fields, cellData);
    const widest = rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
    const sheetNow = draft.sheet(sheetId);
    const { columnCount } = sheetNow.properties.gridProperties;
    checkColumns(widest, table ? table.range.endColumnIndex - left : columnCount);
    const startRowIndex = table ? firstFreeRow(sheetNow, table.range) : lastRowWithData(sheetNow) + 1;
    if (rows.length === 0) return;
    growRows(draft, sheetId, startRowIndex + rows.length);
    const area = areaAt(sheetId, startRowIndex, left, rows.length, Math.max(widest, 1));
    guardArea(draft, area);
    if (table) makeRoom(draft, table, area);
    const sheet = draft.edit(sheetId);
    rows.forEach(({ values = [] }, offset) => {
      const row = startRowIndex + offset;
      values.forEach((data, column) => {
        const old = sheet.rows[row]?.cells[left + column] ?? null;
        draft.setCell(sheet, row, left + column, cellChange(draft, data, mask)(old));
      });
    });
  },
);
