import { ApiError } from '../../core/errors.ts';
import { showA1 } from '../a1.ts';
import type { Workbook } from '../model.ts';
import type { RenderOptions } from './options.ts';
import { readValues, type ValueRange } from './read-values.ts';
import type { Written } from './write-values.ts';

export interface UpdateAnswer {
  readonly spreadsheetId: string;
  readonly updatedRange: string;
  readonly updatedRows?: number;
  readonly updatedColumns?: number;
  readonly updatedCells?: number;
  readonly updatedData?: ValueRange;
}

/** An UpdateValuesResponse, with the current values if `shown` is given. */
export function showWritten(
  workbook: Workbook,
  { area, rows, columns, cells }: Written,
  shown: RenderOptions | undefined,
  major: 'ROWS' | 'COLUMNS' = 'ROWS',
): UpdateAnswer {
  const sheet = workbook.sheets.find((each) => each.properties.sheetId === area.sheetId);
  return {
    spreadsheetId: workbook.id,
    updatedRange: showA1(sheet?.properties.title ?? '', area),
    ...(cells > 0 && { updatedRows: rows.size, updatedColumns: columns.size, updatedCells: cells }),
    ...(shown && sheet && { updatedData: readValues(workbook, sheet, area, shown, major) }),
  };
}

/** The total numbers of distinct rows, columns and tabs in all ranges. */
export function totals(written: readonly Written[]): object {
  const distinct = (keys: (each: Written) => Iterable<number>): number =>
    new Set(written.flatMap((each) => [...keys(each)].map((key) => `${each.area.sheetId}/${key}`))).size;
  const cells = written.reduce((sum, each) => sum + each.cells, 0);
  if (cells === 0) return {};
  return {
    totalUpdatedRows: distinct((each) => each.rows),
    totalUpdatedColumns: distinct((each) => each.columns),
    totalUpdatedCells: cells,
    totalUpdatedSheets: new Set(written.filter((each) => each.cells > 0).map((each) => each.area.sheetId)).size,
  };
}

/** Runs `work`. If `work` throws an error with status 400, the message begins with the place. */
export function inPlace<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError) || error.httpStatus !== 400) throw error;
    throw new ApiError(400, error.status, `Invalid ${place}: ${error.message}`, error.details);
  }
}
