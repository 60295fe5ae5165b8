import { cellChange, cellData, rowData } from '../cell-data.ts';
import { updateMask } from '../field-update.ts';
import { growRows, lastRowWithData } from '../grid.ts';
import { guardArea } from '../protection.ts';
import { int32, laterFields, list, message, text } from '../shape.ts';
import { kind } from './kind.ts';
import { checkColumns } from './update-cells.ts';

export const appendCells = kind(
  message({ sheetId: int32, rows: list(rowData), fields: text, ...laterFields('tableId') }),
  ({ sheetId = 0, rows = [], fields }, draft) => {
    const mask = updateMask(fields, cellData);
    const widest = rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
    checkColumns(widest, draft.sheet(sheetId).properties.gridProperties.columnCount);
    const startRowIndex = lastRowWithData(draft.sheet(sheetId)) + 1;
    if (rows.length === 0) return;
    growRows(draft, sheetId, startRowIndex + rows.length);
    const area = {
      sheetId,
      startRowIndex,
      endRowIndex: startRowIndex + rows.length,
      startColumnIndex: 0,
      endColumnIndex: Math.max(widest, 1),
    };
    guardArea(draft, area);
    const sheet = draft.edit(sheetId);
    rows.forEach(({ values = [] }, offset) => {
      const row = startRowIndex + offset;
      values.forEach((data, column) => {
        draft.setCell(sheet, row, column, cellChange(draft, data, mask)(sheet.rows[row]?.cells[column] ?? null));
      });
    });
  },
);
