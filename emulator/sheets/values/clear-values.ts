import { makeCell } from '../cell-data.ts';
import type { Draft } from '../draft.ts';
import type { Area } from '../model.ts';
import { guardArea } from '../protection.ts';

/** Clears the values of an area. Formats, notes and validation stay. @throws 400 if the area is protected from the caller */
export function clearArea(draft: Draft, area: Area): void {
  guardArea(draft, area);
  const sheet = draft.edit(area.sheetId);
  for (let row = area.startRowIndex; row < Math.min(area.endRowIndex, sheet.rows.length); row += 1) {
    const cells = sheet.rows[row]?.cells ?? [];
    for (let column = area.startColumnIndex; column < Math.min(area.endColumnIndex, cells.length); column += 1) {
      const cell = cells[column];
      if (cell?.value === undefined) continue;
      const { format, rule, note } = cell;
      draft.setCell(sheet, row, column, makeCell({ value: undefined, format, rule, note }));
    }
  }
}
