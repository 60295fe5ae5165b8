import { cellChange, cellData } from '../cell-data.ts';
import { updateMask } from '../field-update.ts';
import { gridRange } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, text } from '../shape.ts';
import { kind, required } from './kind.ts';

export const repeatCell = kind(
  message({ range: gridRange, cell: cellData, fields: text }),
  ({ range, cell = {}, fields }, draft) => {
    const mask = updateMask(fields, cellData);
    const area = requestedArea(draft, required(range, 'range'));
    guardArea(draft, area);
    const sheet = draft.edit(area.sheetId);
    const change = cellChange(draft, cell, mask);
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        draft.setCell(sheet, row, column, change(sheet.rows[row]?.cells[column] ?? null));
      }
    }
  },
);
