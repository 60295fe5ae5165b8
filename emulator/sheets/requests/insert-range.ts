import { invalidArgument } from '../../core/errors.ts';
import { dimension } from '../dimension-range.ts';
import { growColumns, growRows } from '../grid.ts';
import { gridRange } from '../grid-range.ts';
import { bandArea, checkBand, pushCells } from '../move-band.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const insertRange = kind(
  message({ range: gridRange, shiftDimension: dimension }),
  ({ range, shiftDimension }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    const along = required(shiftDimension, 'shiftDimension');
    const count =
      along === 'ROWS' ? area.endRowIndex - area.startRowIndex : area.endColumnIndex - area.startColumnIndex;
    const band = bandArea(draft.sheet(area.sheetId), area, along);
    guardArea(draft, band);
    checkBand(draft, band, () => invalidArgument("You can't insert cells here because it would split a merged range."));
    const sheet = draft.sheet(area.sheetId);
    // Cells that hold something are not pushed over the edge: the grid grows instead.
    const needed =
      lastFilled(
        sheet.rows.map((row) => row?.cells ?? []),
        band,
        along,
      ) +
      count +
      1;
    if (along === 'ROWS') growRows(draft, area.sheetId, needed);
    else growColumns(draft, area.sheetId, needed);
    pushCells(draft, area, along, count);
  },
);

function lastFilled(
  rows: readonly (readonly unknown[])[],
  band: ReturnType<typeof bandArea>,
  along: 'ROWS' | 'COLUMNS',
): number {
  let last = -Infinity;
  for (let row = band.startRowIndex; row < Math.min(band.endRowIndex, rows.length); row += 1) {
    const cells = rows[row] ?? [];
    for (let column = band.startColumnIndex; column < Math.min(band.endColumnIndex, cells.length); column += 1) {
      if (cells[column]) last = Math.max(last, along === 'ROWS' ? row : column);
    }
  }
  return last;
}
