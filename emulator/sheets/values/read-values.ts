import { showA1 } from '../a1.ts';
import type { CellFormat } from '../cell-format.ts';
import type { Area, Cell, Dimension, Scalar, Sheet, Workbook } from '../model.ts';
import { formatted, isDateFormat } from '../number-format.ts';
import type { RenderOptions } from './options.ts';

export interface ValueRange {
  readonly range: string;
  readonly majorDimension: Dimension;
  readonly values?: readonly (readonly Scalar[])[];
}

/** A ValueRange of an area inside the grid; `values` is absent when the area is empty. */
export function readValues(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  options: RenderOptions,
  majorDimension: Dimension = 'ROWS',
): ValueRange {
  const rows: Scalar[][] = [];
  const end = Math.min(area.endRowIndex, sheet.rows.length);
  for (let row = area.startRowIndex; row < end; row += 1) {
    rows.push(readRow(workbook, sheet.rows[row]?.cells ?? [], area, options));
  }
  const values = trimmed(
    (majorDimension === 'ROWS' ? rows : transposed(rows)).map((line) => trimmed(line, isEmpty)),
    isBare,
  );
  const range = showA1(sheet.properties.title, area);
  return { range, majorDimension, ...(values.length > 0 && { values }) };
}

const isEmpty = (value: Scalar): boolean => value === '';
const isBare = (line: readonly Scalar[]): boolean => line.length === 0;

function trimmed<T>(list: T[], empty: (element: T) => boolean): T[] {
  let length = list.length;
  while (length > 0 && empty(list[length - 1] as T)) length -= 1;
  return list.slice(0, length);
}

function transposed(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

function readRow(workbook: Workbook, cells: readonly (Cell | null)[], area: Area, options: RenderOptions): Scalar[] {
  const values: Scalar[] = [];
  const end = Math.min(area.endColumnIndex, cells.length);
  for (let column = area.startColumnIndex; column < end; column += 1)
    values.push(show(workbook, cells[column], options));
  return values;
}

function show(workbook: Workbook, cell: Cell | null | undefined, { render, dateTime }: RenderOptions): Scalar {
  if (cell?.value === undefined) return '';
  const format = cell.format === undefined ? undefined : (workbook.pieces.get(cell.format) as CellFormat | undefined);
  const asText =
    render === 'FORMATTED_VALUE' || (dateTime === 'FORMATTED_STRING' && isDateFormat(format?.numberFormat));
  return asText ? formatted(cell.value, format?.numberFormat, workbook.properties.locale) : cell.value;
}
