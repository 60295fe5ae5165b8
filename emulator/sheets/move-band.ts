import { invalidArgument } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import { relocateFormulas } from './formula-shift.ts';
import { contains, intersection } from './grid-range.ts';
import type { Area, Cell, Dimension, GridRange, Sheet } from './model.ts';
import { guardArea } from './protection.ts';
import { relocateAttached } from './relocate-attached.ts';
import { bandShifted } from './relocation.ts';
import { required } from './requests/kind.ts';
import { requestedArea } from './resolve-range.ts';

/** All cells that move when cells are inserted at an area or deleted from it: the cells from the area to the edge of the grid. */
function bandArea({ properties: { gridProperties } }: Sheet, area: Area, along: Dimension): Area {
  return along === 'ROWS'
    ? { ...area, endRowIndex: gridProperties.rowCount }
    : { ...area, endColumnIndex: gridProperties.columnCount };
}

/** Moves the cells of a band away from the area's start by `count` places. A negative `count` moves them over the area. */
export function pushCells(draft: Draft, area: Area, along: Dimension, count: number): void {
  const { sheetId } = area;
  const rows = along === 'ROWS';
  const start = rows ? area.startRowIndex : area.startColumnIndex;
  const across = rows
    ? ([area.startColumnIndex, area.endColumnIndex] as const)
    : ([area.startRowIndex, area.endRowIndex] as const);
  const relocation = bandShifted({ sheetId, dimension: along, start, count }, across, draft.sheet(sheetId));
  relocateFormulas(draft, relocation);
  const sheet = draft.edit(sheetId);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const size = rows ? rowCount : columnCount;
  for (let line = across[0]; line < across[1]; line += 1) {
    const length = rows ? sheet.rows.length : (sheet.rows[line]?.cells.length ?? 0);
    const at = (index: number): Cell | null =>
      (rows ? sheet.rows[index]?.cells[line] : sheet.rows[line]?.cells[index]) ?? null;
    const cells = Array.from({ length: Math.max(0, length - start) }, (_, index) => at(start + index));
    if (count < 0) cells.splice(0, -count);
    else cells.splice(0, 0, ...new Array<null>(count).fill(null));
    for (let index = start; index < Math.min(size, Math.max(length, start + cells.length)); index += 1) {
      const cell = cells[index - start] ?? null;
      draft.setCell(sheet, rows ? index : line, rows ? line : index, cell);
    }
  }
  relocateAttached(draft, relocation);
}

/** The checked cells that a request pushes or pulls. */
export interface BandRequest {
  readonly area: Area;
  readonly band: Area;
  readonly along: Dimension;
  /** How many rows or columns the area has in the direction of the move. */
  readonly count: number;
}

/** @throws 400 if the cells do not exist or are protected from the caller, or if a merge would be split */
export function bandRequest(
  draft: Draft,
  { range, shiftDimension }: { readonly range?: GridRange; readonly shiftDimension?: Dimension },
  verb: 'insert' | 'delete',
): BandRequest {
  const area = requestedArea(draft, required(range, 'range'));
  const along = required(shiftDimension, 'shiftDimension');
  const count = along === 'ROWS' ? area.endRowIndex - area.startRowIndex : area.endColumnIndex - area.startColumnIndex;
  const band = bandArea(draft.sheet(area.sheetId), area, along);
  guardArea(draft, band);
  if (draft.sheet(band.sheetId).merges.some((merge) => intersection(merge, band) && !contains(band, merge))) {
    throw invalidArgument(`You can't ${verb} cells here because it would split a merged range.`);
  }
  return { area, band, along, count };
}
