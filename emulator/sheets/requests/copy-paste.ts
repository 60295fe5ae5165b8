import { areaAt, cellsOf, heightOf, usedRows, widthOf } from '../cells-of.ts';
import { copyConditionalFormats } from '../conditional-format-copy.ts';
import type { Draft } from '../draft.ts';
import { cellAt } from '../grid.ts';
import { contains, gridRange, intersection } from '../grid-range.ts';
import type { Area, Cell } from '../model.ts';
import { carriesFormats, type PasteType, pasted, pasteType } from '../paste.ts';
import { guardArea } from '../protection.ts';
import { recalculate } from '../recalculate.ts';
import { exceedsGrid, requestedArea } from '../resolve-range.ts';
import { choice, message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const copyPaste = kind(
  message({
    source: gridRange,
    destination: gridRange,
    pasteType,
    pasteOrientation: choice('PasteOrientation', ['NORMAL', 'TRANSPOSE']),
  }),
  ({ source, destination, pasteType: type = 'PASTE_NORMAL', pasteOrientation }, draft) => {
    const from = requestedArea(draft, required(source, 'source'));
    const to = requestedArea(draft, required(destination, 'destination'));
    if (type === 'PASTE_VALUES') recalculate(draft);
    const turned = pasteOrientation === 'TRANSPOSE';
    const target = covered(draft, from, to, turned);
    guardArea(draft, target);
    paste(draft, from, target, type, turned);
    if (!carriesFormats(type) || turned) return;
    const copies = [...tiles(from, target)].filter((tile) => !intersection(tile, from));
    copyConditionalFormats(draft, from, copies);
    if (type === 'PASTE_NORMAL') for (const copy of copies) copyMerges(draft, from, copy);
  },
);

/**
 * The cells that a paste covers: as many whole copies of the source as fit into the destination, at least one.
 * @throws 400 if the cells leave the grid
 */
function covered(draft: Draft, from: Area, to: Area, turned: boolean): Area {
  const [height, width] = turned ? [widthOf(from), heightOf(from)] : [heightOf(from), widthOf(from)];
  const times = (size: number, unit: number): number => Math.max(1, Math.floor(size / unit)) * unit;
  const area = areaAt(
    to.sheetId,
    to.startRowIndex,
    to.startColumnIndex,
    times(heightOf(to), height),
    times(widthOf(to), width),
  );
  const sheet = draft.sheet(to.sheetId);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  if (area.endRowIndex > rowCount || area.endColumnIndex > columnCount) throw exceedsGrid(sheet, area);
  return area;
}

function paste(draft: Draft, from: Area, target: Area, type: PasteType, turned: boolean): void {
  const copied = cellsOf(draft.sheet(from.sheetId), usedRows(draft.sheet(from.sheetId), from));
  const at = (row: number, column: number): Cell | null => copied[row]?.[column] ?? null;
  const [height, width] = [heightOf(from), widthOf(from)];
  const sheet = draft.edit(target.sheetId);
  // Below the last row of the source and the destination there is nothing to copy or clear.
  const endRow =
    heightOf(target) === height && !turned
      ? Math.max(sheet.rows.length, target.startRowIndex + copied.length)
      : Infinity;
  for (let row = target.startRowIndex; row < Math.min(target.endRowIndex, endRow); row += 1) {
    for (let column = target.startColumnIndex; column < target.endColumnIndex; column += 1) {
      const [down, right] = [row - target.startRowIndex, column - target.startColumnIndex];
      const [sourceRow, sourceColumn] = turned ? [right % height, down % width] : [down % height, right % width];
      const rows = row - from.startRowIndex - sourceRow;
      const columns = column - from.startColumnIndex - sourceColumn;
      const cell = pasted(draft, cellAt(sheet, row, column), at(sourceRow, sourceColumn), type, rows, columns);
      draft.setCell(sheet, row, column, cell);
    }
  }
}

function* tiles(from: Area, target: Area): Iterable<Area> {
  const [height, width] = [heightOf(from), widthOf(from)];
  for (let row = target.startRowIndex; row + height <= target.endRowIndex; row += height) {
    for (let column = target.startColumnIndex; column + width <= target.endColumnIndex; column += width) {
      yield areaAt(target.sheetId, row, column, height, width);
    }
  }
}

function copyMerges(draft: Draft, from: Area, tile: Area): void {
  const rows = tile.startRowIndex - from.startRowIndex;
  const columns = tile.startColumnIndex - from.startColumnIndex;
  const copies = draft
    .sheet(from.sheetId)
    .merges.filter((merge) => contains(from, merge))
    .map((merge) =>
      areaAt(
        tile.sheetId,
        merge.startRowIndex + rows,
        merge.startColumnIndex + columns,
        heightOf(merge),
        widthOf(merge),
      ),
    );
  const sheet = draft.edit(tile.sheetId);
  sheet.merges = [...sheet.merges.filter((merge) => !intersection(merge, tile)), ...copies];
}
