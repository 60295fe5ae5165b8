import { invalidArgument } from '../core/errors.ts';
import { parseCells, showA1, splitReference } from './a1.ts';
import { bounded } from './grid-range.ts';
import type { Area, GridRange, Sheet, Workbook } from './model.ts';

export interface ResolvedRange {
  readonly sheet: Sheet;
  /** The requested range. Open sides are missing, and its end may be outside the grid. */
  readonly range: GridRange;
}

/** Finds the cells of a reference in A1, R1C1 or by name. @throws 400 if the reference is invalid or starts outside the grid */
export function resolveRange(workbook: Workbook, reference: string): ResolvedRange {
  const resolved = find(workbook, reference);
  if (!resolved) throw invalidArgument(`Unable to parse range: ${reference}`);
  checkStart(resolved.sheet, resolved.range);
  return resolved;
}

/** The cells of a reference inside the grid. @throws 400 like `resolveRange` */
export function resolveArea(workbook: Workbook, reference: string): { sheet: Sheet; area: Area } {
  const { sheet, range } = resolveRange(workbook, reference);
  return { sheet, area: clipped(range, sheet) };
}

/** The part of a range inside the grid, with all four sides. */
export function clipped(range: GridRange, sheet: Sheet): Area {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const area = bounded(range, sheet);
  return {
    ...area,
    endRowIndex: Math.min(area.endRowIndex, rowCount),
    endColumnIndex: Math.min(area.endColumnIndex, columnCount),
  };
}

export function exceedsGrid(sheet: Sheet, range: GridRange) {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  return invalidArgument(
    `Range (${showA1(sheet.properties.title, range)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
  );
}

function checkStart(sheet: Sheet, range: GridRange): void {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const outside = (range.startRowIndex ?? 0) >= rowCount || (range.startColumnIndex ?? 0) >= columnCount;
  if (outside) throw exceedsGrid(sheet, range);
}

/**
 * The cells of a GridRange in a request, with all four sides.
 * @throws 400 if the tab does not exist, or the range is reversed or leaves the grid
 */
export function requestedArea(sheets: { sheet(sheetId: number): Sheet }, range: GridRange): Area {
  const sheet = sheets.sheet(range.sheetId);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  const area = bounded(range, sheet);
  if (area.startRowIndex < 0 || area.startColumnIndex < 0) {
    throw invalidArgument('GridRange.startRowIndex and GridRange.startColumnIndex must not be negative.');
  }
  if (area.endRowIndex > rowCount || area.endColumnIndex > columnCount) throw exceedsGrid(sheet, range);
  if (area.startRowIndex >= area.endRowIndex) throw upsideDown('Row', area.startRowIndex, area.endRowIndex);
  if (area.startColumnIndex >= area.endColumnIndex)
    throw upsideDown('Column', area.startColumnIndex, area.endColumnIndex);
  return area;
}

function upsideDown(side: 'Row' | 'Column', start: number, end: number) {
  return invalidArgument(`GridRange.end${side}Index[${end}] must be after GridRange.start${side}Index[${start}]`);
}

function find(workbook: Workbook, reference: string): ResolvedRange | undefined {
  const parts = splitReference(reference);
  if (!parts) return undefined;
  if (parts.title === undefined) return bareWord(workbook, parts.rest ?? '');
  const sheet = sheetByTitle(workbook, parts.title);
  if (!sheet) return undefined;
  const { sheetId } = sheet.properties;
  if (parts.rest === undefined) return { sheet, range: { sheetId } };
  const cells = parseCells(parts.rest);
  return cells ? { sheet, range: { sheetId, ...cells } } : namedRange(workbook, parts.rest);
}

function bareWord(workbook: Workbook, word: string): ResolvedRange | undefined {
  const cells = parseCells(word);
  const grids = workbook.sheets.filter(isGrid);
  const first = grids.find((sheet) => !sheet.properties.hidden) ?? grids[0];
  if (cells && first) return { sheet: first, range: { sheetId: first.properties.sheetId, ...cells } };
  const sheet = sheetByTitle(workbook, word);
  return sheet ? { sheet, range: { sheetId: sheet.properties.sheetId } } : namedRange(workbook, word);
}

function sheetByTitle({ sheets }: Workbook, title: string): Sheet | undefined {
  const wanted = title.toLowerCase();
  const grids = sheets.filter(isGrid);
  return (
    grids.find((sheet) => sheet.properties.title === title) ??
    grids.find((sheet) => sheet.properties.title.toLowerCase() === wanted)
  );
}

const isGrid = ({ properties }: Sheet): boolean => properties.sheetType !== 'OBJECT';

function namedRange(workbook: Workbook, name: string): ResolvedRange | undefined {
  const wanted = name.toLowerCase();
  const range = workbook.namedRanges.find((each) => each.name.toLowerCase() === wanted)?.range;
  const sheet = workbook.sheets.find((each) => each.properties.sheetId === range?.sheetId);
  return range && sheet ? { sheet, range } : undefined;
}
