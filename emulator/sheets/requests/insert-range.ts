import { dimension } from '../dimension-range.ts';
import { growColumns, growRows } from '../grid.ts';
import { gridRange } from '../grid-range.ts';
import type { Area } from '../model.ts';
import { bandRequest, pushCells } from '../move-band.ts';
import { message } from '../shape.ts';
import { kind } from './kind.ts';

export const insertRange = kind(message({ range: gridRange, shiftDimension: dimension }), (request, draft) => {
  const { area, band, along, count } = bandRequest(draft, request, 'insert');
  const cells = draft.sheet(area.sheetId).rows.map((row) => row?.cells ?? []);
  // The grid grows if cells with content would otherwise be pushed over the edge.
  const needed = lastFilled(cells, band, along) + count + 1;
  if (along === 'ROWS') growRows(draft, area.sheetId, needed);
  else growColumns(draft, area.sheetId, needed);
  pushCells(draft, area, along, count);
});

function lastFilled(rows: readonly (readonly unknown[])[], band: Area, along: 'ROWS' | 'COLUMNS'): number {
  let last = -Infinity;
  for (let row = band.startRowIndex; row < Math.min(band.endRowIndex, rows.length); row += 1) {
    const cells = rows[row] ?? [];
    for (let column = band.startColumnIndex; column < Math.min(band.endColumnIndex, cells.length); column += 1) {
      if (cells[column]) last = Math.max(last, along === 'ROWS' ? row : column);
    }
  }
  return last;
}
