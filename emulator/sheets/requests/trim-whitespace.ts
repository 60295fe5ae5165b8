import { makeCell } from '../cell-data.ts';
import { usedRows } from '../cells-of.ts';
import { gridRange } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const trimWhitespace = kind(message({ range: gridRange }), ({ range }, draft) => {
  const area = requestedArea(draft, required(range, 'range'));
  guardArea(draft, area);
  const sheet = draft.edit(area.sheetId);
  let cellsChangedCount = 0;
  const used = usedRows(sheet, area);
  for (let row = used.startRowIndex; row < used.endRowIndex; row += 1) {
    for (let column = used.startColumnIndex; column < used.endColumnIndex; column += 1) {
      const cell = sheet.rows[row]?.cells[column];
      // Formulas and their results keep their whitespace.
      if (typeof cell?.value !== 'string' || cell.formula !== undefined || cell.computed) continue;
      const value = cell.value.trim().replace(/[^\S\n]+/g, ' ');
      if (value === cell.value) continue;
      draft.setCell(sheet, row, column, makeCell({ value, format: cell.format, rule: cell.rule, note: cell.note }));
      cellsChangedCount += 1;
    }
  }
  return cellsChangedCount > 0 ? { cellsChangedCount } : {};
});
