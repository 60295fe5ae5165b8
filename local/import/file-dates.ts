import type { FileCell } from './answer-file.ts';
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

/** How the dates of a file are read. */
export interface FileDates extends DateReading {
  /**
   * Columns in which a spreadsheet program made dates of some texts and left others: it took month for day wherever it could, so
   * that no date of them is certain.
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
 * The order of the dates of a file: the one that the curator names, or what all its dates together leave possible.
 * @param rows what stands below the header
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

/** When an answer came, or the day that it names, as wall time of the school. */
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
