import { invalidArgument } from '../core/errors.ts';
import { type dataFilter, matches } from './developer-metadata.ts';
import { bounded, wholeSheet } from './grid-range.ts';
import type { Area, DeveloperMetadata, Sheet, Workbook } from './model.ts';
import { clipped, exceedsGrid, resolveArea } from './resolve-range.ts';

export type DataFilter = ReturnType<typeof dataFilter.read>;

export interface FoundArea {
  readonly sheet: Sheet;
  readonly area: Area;
}

/**
 * The cells that a data filter selects: a range in A1, a GridRange, or rows, columns and tabs with metadata.
 * @throws 400 if the range is invalid or the filter is empty
 */
export function areasOf(workbook: Workbook, filter: DataFilter, at: string): FoundArea[] {
  const { a1Range, gridRange, developerMetadataLookup } = filter;
  if ([a1Range, gridRange, developerMetadataLookup].filter((each) => each !== undefined).length !== 1) {
    throw invalidArgument(`Invalid ${at}: Exactly one of a1Range, gridRange and developerMetadataLookup must be set.`);
  }
  if (a1Range !== undefined) return [resolveArea(workbook, a1Range)];
  if (gridRange) {
    const sheet = sheetById(workbook, gridRange.sheetId);
    const area = clipped(gridRange, sheet);
    if (area.startRowIndex >= area.endRowIndex || area.startColumnIndex >= area.endColumnIndex)
      throw exceedsGrid(sheet, gridRange);
    return [{ sheet, area }];
  }
  return workbook.metadata
    .filter((each) => matches(each, developerMetadataLookup))
    .flatMap((each) => areasAt(workbook, each));
}

/** The areas that metadata at this location selects; all tabs if the location is the whole spreadsheet. */
function areasAt(workbook: Workbook, { location }: DeveloperMetadata): FoundArea[] {
  if (location.spreadsheet) return workbook.sheets.map((sheet) => ({ sheet, area: wholeSheet(sheet) }));
  const { dimensionRange } = location;
  const sheetId = location.sheetId ?? dimensionRange?.sheetId ?? 0;
  const sheet = sheetById(workbook, sheetId);
  if (!dimensionRange) return [{ sheet, area: wholeSheet(sheet) }];
  const { startIndex, endIndex } = dimensionRange;
  const sides =
    dimensionRange.dimension === 'ROWS'
      ? { startRowIndex: startIndex, endRowIndex: endIndex }
      : { startColumnIndex: startIndex, endColumnIndex: endIndex };
  return [{ sheet, area: bounded({ sheetId, ...sides }, sheet) }];
}

function sheetById({ sheets }: Workbook, sheetId: number): Sheet {
  const sheet = sheets.find((each) => each.properties.sheetId === sheetId);
  if (!sheet) throw invalidArgument(`No grid with id: ${sheetId}`);
  return sheet;
}

/** A data filter as Google returns it, without zero indexes in its range. */
export function showDataFilter({ gridRange, ...rest }: DataFilter): object {
  if (!gridRange) return rest;
  return { ...rest, gridRange: Object.fromEntries(Object.entries(gridRange).filter(([, side]) => side !== 0)) };
}

/** Whether a filter selects metadata, by the metadata's own fields or by the cells of the metadata's row or column. */
export function selects(
  workbook: Workbook,
  filter: DataFilter | undefined,
  metadata: DeveloperMetadata,
  at: string,
): boolean {
  if (!filter?.a1Range && !filter?.gridRange) return matches(metadata, filter?.developerMetadataLookup);
  const place = metadata.location.dimensionRange;
  if (!place) return false;
  return areasOf(workbook, filter, at).some(({ area }) => {
    const [from, to] =
      place.dimension === 'ROWS'
        ? [area.startRowIndex, area.endRowIndex]
        : [area.startColumnIndex, area.endColumnIndex];
    return area.sheetId === place.sheetId && place.startIndex < to && place.endIndex > from;
  });
}
