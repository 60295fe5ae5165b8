import { invalidArgument } from '../core/errors.ts';
import type { Dimension, Sheet } from './model.ts';
import { int32, message, optionalChoice } from './shape.ts';

export const dimension = optionalChoice('Dimension', ['ROWS', 'COLUMNS']);

export const dimensionRange = message({ sheetId: int32, dimension, startIndex: int32, endIndex: int32 });

export interface Span {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

/** The number of rows or columns in the grid. */
export function sizeOf(sheet: Sheet, dimension: Dimension): number {
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  return dimension === 'ROWS' ? rowCount : columnCount;
}

/** A DimensionRange with both ends; a missing end is the edge of the grid. @throws 400 without a dimension, or if the ends are reversed */
export function spanOf(
  sheets: { sheet(sheetId: number): Sheet },
  range: ReturnType<typeof dimensionRange.read> | undefined,
): Span {
  const sheetId = range?.sheetId ?? 0;
  const dimension = range?.dimension;
  const sheet = sheets.sheet(sheetId);
  if (!dimension) throw invalidArgument('No dimension specified.');
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? sizeOf(sheet, dimension);
  if (start < 0 || end <= start)
    throw invalidArgument(`range.endIndex[${end}] must be after range.startIndex[${start}]`);
  return { sheetId, dimension, start, end };
}
