import type { FileCell } from '../../workspace/answer-file.ts';
import {
  type DateOrder,
  type DateReading,
  dateCell,
  dateOrders,
  serialCell,
  type TimeReading,
  writtenTime,
  type Years,
} from './written-date.ts';

export interface FileDates extends DateReading {
  /**
   * Columns in which a spreadsheet program converted some texts to dates and left others. It swapped day and month wherever possible, so none of
   * these dates is certain.
   */
  readonly halfRead: ReadonlySet<number>;
}

type Rows = readonly (readonly FileCell[])[];

function halfReadColumns(rows: Rows, years: Years): Set<number> {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));
  return new Set(
    columns.flatMap((cells, column) => {
      const dates = cells.filter((cell) => cell instanceof Date);
      const decided = cells.some((cell) => typeof cell === 'string' && dateOrders([cell], years).length === 1);
      return decided && dates.length > 0 && dates.every((date) => date.getUTCDate() <= 12) ? [column] : [];
    }),
  );
}

/**
 * How to read the dates of a file: in the curator's order, or in the orders that fit all dates.
 * @param rows - the rows below the header
 */
export function fileDates(
  rows: Rows,
  {
    timeZone,
    years,
    said,
  }: { readonly timeZone: string; readonly years: Years; readonly said?: DateOrder | undefined },
): FileDates {
  const texts = rows.flatMap((row) => row.flatMap((cell) => (typeof cell === 'string' ? [cell] : [])));
  return {
    timeZone,
    years,
    orders: said ? [said] : dateOrders(texts, years),
    halfRead: said ? new Set() : halfReadColumns(rows, years),
  };
}

/** The time or date in a cell, as the school's local time. */
export function timeOf(row: readonly FileCell[], column: number, dates: FileDates): TimeReading {
  const cell = row[column];
  if (cell instanceof Date) {
    const swapped = dates.halfRead.has(column) && cell.getUTCDate() !== cell.getUTCMonth() + 1;
    return swapped ? 'ambiguous' : { time: dateCell(cell) };
  }
  if (typeof cell !== 'number') return writtenTime(String(cell ?? ''), dates);
  const time = serialCell(cell);
  return time === undefined ? undefined : { time };
}
