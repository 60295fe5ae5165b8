import { cellChange, cellData } from '../cell-data.ts';
import { updateMask } from '../field-update.ts';
import { offset } from '../formula/rewrite.ts';
import { relocated } from '../formula-cells.ts';
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
    const sets = cell.userEnteredValue?.formulaValue !== undefined;
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        const cell = change(sheet.rows[row]?.cells[column] ?? null);
        const away = () => offset(row - area.startRowIndex, column - area.startColumnIndex);
        draft.setCell(sheet, row, column, sets ? relocated(draft, cell, away()) : cell);
      }
    }
  },
);
