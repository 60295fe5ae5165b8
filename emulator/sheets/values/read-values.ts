import { showA1 } from '../a1.ts';
import { shownFormat } from '../cell-format.ts';
import type { Area, Cell, Dimension, Scalar, Sheet, Workbook } from '../model.ts';
import { formatted, isDateFormat } from '../number-format.ts';
import { countRowsWithValues } from '../rows-with-values.ts';
import type { RenderOptions } from './options.ts';

export interface ValueRange {
  readonly range: string;
  readonly majorDimension: Dimension;
  readonly values?: readonly (readonly Scalar[])[];
}

/** A ValueRange of an area inside the grid; `values` is absent if the area is empty. */
export function readValues(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  options: RenderOptions,
  majorDimension: Dimension = 'ROWS',
): ValueRange {
  const rows: Shown[][] = [];
  const end = Math.min(area.endRowIndex, countRowsWithValues(workbook, sheet));
  for (let row = area.startRowIndex; row < end; row += 1) {
    rows.push(readRow(workbook, sheet.rows[row]?.cells ?? [], area, options));
  }
  const values = trimmed(
    (majorDimension === 'ROWS' ? rows : transposed(rows)).map((line) => trimmed(line, isEmpty)),
    isBare,
  ).map((line) => line.map((value) => value ?? ''));
  const range = showA1(sheet.properties.title, area);
  return { range, majorDimension, ...(values.length > 0 && { values }) };
}

/** A shown value. An empty cell is undefined and is trimmed from the end of a row. An empty text from a formula is not trimmed. */
type Shown = Scalar | undefined;

const isEmpty = (value: Shown): boolean => value === undefined;
const isBare = (line: readonly Shown[]): boolean => line.length === 0;

function trimmed<T>(list: T[], empty: (element: T) => boolean): T[] {
  let length = list.length;
  while (length > 0 && empty(list[length - 1] as T)) length -= 1;
  return list.slice(0, length);
}

function transposed(rows: readonly (readonly Shown[])[]): Shown[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));
}

function readRow(workbook: Workbook, cells: readonly (Cell | null)[], area: Area, options: RenderOptions): Shown[] {
  const values: Shown[] = [];
  const end = Math.min(area.endColumnIndex, cells.length);
  for (let column = area.startColumnIndex; column < end; column += 1)
    values.push(show(workbook, cells[column], options));
  return values;
}

function show(workbook: Workbook, cell: Cell | null | undefined, { render, dateTime }: RenderOptions): Shown {
  if (cell?.value === undefined) return undefined;
  if (render === 'FORMULA' && cell.formula !== undefined) return cell.formula;
  const numberFormat = shownFormat(workbook, cell);
  const asText = render === 'FORMATTED_VALUE' || (dateTime === 'FORMATTED_STRING' && isDateFormat(numberFormat));
  return asText ? formatted(cell.value, numberFormat, workbook.properties.locale) : cell.value;
}
