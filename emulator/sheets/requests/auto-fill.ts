import { invalidArgument } from '../../core/errors.ts';
import { areaAt, cellsOf, heightOf, widthOf } from '../cells-of.ts';
import { dimension } from '../dimension-range.ts';
import type { Draft } from '../draft.ts';
import { extend } from '../fill-series.ts';
import { gridRange } from '../grid-range.ts';
import { largest } from '../largest.ts';
import type { Area, Dimension } from '../model.ts';
import { guardArea } from '../protection.ts';
import { exceedsGrid, requestedArea } from '../resolve-range.ts';
import { bool, int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const autoFill = kind(
  message({
    range: gridRange,
    sourceAndDestination: message({ source: gridRange, dimension, fillLength: int32 }),
    useAlternateSeries: bool,
  }),
  ({ range, sourceAndDestination, useAlternateSeries = false }, draft) => {
    if (!range === !sourceAndDestination)
      throw invalidArgument('Exactly one of range and sourceAndDestination must be set.');
    const plan = range ? detected(draft, requestedArea(draft, range)) : given(draft, sourceAndDestination ?? {});
    if (!plan) return;
    guardArea(draft, plan.target);
    fill(draft, plan, useAlternateSeries);
  },
);

interface Plan {
  readonly source: Area;
  readonly target: Area;
  readonly along: Dimension;
  readonly backwards: boolean;
}

/**
 * Finds the source and the direction in a range. If the last rows of the range are empty, the rows above continue downwards. Otherwise the columns up
 * to the last column with content continue to the right.
 */
function detected(draft: Draft, area: Area): Plan | undefined {
  const cells = cellsOf(draft.sheet(area.sheetId), area);
  const rows = cells.findLastIndex((line) => line.some((cell) => cell?.value !== undefined)) + 1;
  const columns = largest(
    cells.map((line) => line.findLastIndex((cell) => cell?.value !== undefined) + 1),
    0,
  );
  if (rows === 0) return undefined;
  const { sheetId, startRowIndex, startColumnIndex } = area;
  if (rows < heightOf(area)) {
    const source = areaAt(sheetId, startRowIndex, startColumnIndex, rows, widthOf(area));
    return { source, target: { ...area, startRowIndex: startRowIndex + rows }, along: 'ROWS', backwards: false };
  }
  if (columns >= widthOf(area)) return undefined;
  const source = areaAt(sheetId, startRowIndex, startColumnIndex, heightOf(area), columns);
  return {
    source,
    target: { ...area, startColumnIndex: startColumnIndex + columns },
    along: 'COLUMNS',
    backwards: false,
  };
}

function given(
  draft: Draft,
  {
    source: range,
    dimension: along,
    fillLength = 0,
  }: { source?: Area | { sheetId: number }; dimension?: Dimension; fillLength?: number },
): Plan | undefined {
  if (!range || !along) throw invalidArgument('sourceAndDestination needs a source and a dimension.');
  const source = requestedArea(draft, range);
  if (fillLength === 0) return undefined;
  const backwards = fillLength < 0;
  const [start, end] =
    along === 'ROWS' ? (['startRowIndex', 'endRowIndex'] as const) : (['startColumnIndex', 'endColumnIndex'] as const);
  const target = backwards
    ? { ...source, [start]: source[start] + fillLength, [end]: source[start] }
    : { ...source, [start]: source[end], [end]: source[end] + fillLength };
  const sheet = draft.sheet(source.sheetId);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  if (target[start] < 0) throw invalidArgument('The fill would leave the grid.');
  if (target.endRowIndex > rowCount || target.endColumnIndex > columnCount) throw exceedsGrid(sheet, target);
  return { source, target, along, backwards };
}

/** Continues each line of the source separately along the fill. */
function fill(draft: Draft, { source, target, along, backwards }: Plan, alternate: boolean): void {
  const cells = cellsOf(draft.sheet(source.sheetId), source);
  const sheet = draft.edit(source.sheetId);
  const rows = along === 'ROWS';
  const lines = rows ? widthOf(source) : heightOf(source);
  const count = rows ? heightOf(target) : widthOf(target);
  for (let line = 0; line < lines; line += 1) {
    const pattern = rows ? cells.map((each) => each[line] ?? null) : [...(cells[line] ?? [])];
    const next = extend(draft, pattern, count, { rows, backwards, alternate });
    next.forEach((cell, index) => {
      const place = backwards ? count - 1 - index : index;
      const row = rows ? target.startRowIndex + place : source.startRowIndex + line;
      const column = rows ? source.startColumnIndex + line : target.startColumnIndex + place;
      draft.setCell(sheet, row, column, cell);
    });
  }
}
