import { cellsOf, usedRows } from '../cells-of.ts';
import { offset } from '../formula/rewrite.ts';
import { relocated } from '../formula-cells.ts';
import { gridRange } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const randomizeRange = kind(message({ range: gridRange }), ({ range }, draft) => {
  const area = requestedArea(draft, required(range, 'range'));
  guardArea(draft, area);
  const sheet = draft.edit(area.sheetId);
  const used = usedRows(sheet, area);
  const lines = cellsOf(sheet, used).map((cells, from) => ({ cells, from }));
  for (let last = lines.length - 1; last > 0; last -= 1) {
    const chosen = draft.ids.below(last + 1);
    const [a, b] = [lines[last], lines[chosen]];
    if (a && b) [lines[last], lines[chosen]] = [b, a];
  }
  for (const [to, { cells, from }] of lines.entries()) {
    for (const [column, cell] of cells.entries()) {
      const moved = relocated(draft, cell, offset(to - from, 0));
      draft.setCell(sheet, area.startRowIndex + to, area.startColumnIndex + column, moved);
    }
  }
});
