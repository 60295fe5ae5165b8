import { invalidArgument } from '../../core/errors.ts';
import { columnName, showA1 } from '../a1.ts';
import { checkLength, makeCell } from '../cell-data.ts';
import type { Draft } from '../draft.ts';
import { longest } from '../largest.ts';
import type { Area, Cell, GridRange, Scalar, Sheet } from '../model.ts';
import { guardArea } from '../protection.ts';
import { exceedsGrid, resolveRange } from '../resolve-range.ts';
import { typedCell } from '../typed-cell.ts';
import type { InputOption } from './options.ts';
import type { Input } from './value-range.ts';

/** The place and the number of written values. */
export interface Written {
  readonly area: Area;
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  readonly cells: number;
}

/**
 * Writes rows of values, beginning at the start of a range. If the range is one cell, the values may have any size; otherwise they must fit in the
 * range.
 * @throws 400 if the data do not fit the range or the grid
 */
export function writeRange(
  draft: Draft,
  reference: string,
  rows: readonly (readonly Input[])[],
  option: InputOption,
): Written {
  const { sheet, range } = resolveRange(draft.workbook, reference);
  const height = rows.length;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  checkFits(sheet, range, height, width);
  const { startRowIndex = 0, startColumnIndex = 0 } = range;
  return writeAt(draft, range.sheetId, startRowIndex, startColumnIndex, rows, option);
}

/** @throws 400 if data of that size exceed a range of more than one cell */
export function checkFits(sheet: Sheet, range: GridRange, height: number, width: number): void {
  const { startRowIndex = 0, startColumnIndex = 0, endRowIndex = Infinity, endColumnIndex = Infinity } = range;
  const single = endRowIndex - startRowIndex === 1 && endColumnIndex - startColumnIndex === 1;
  const place = showA1(sheet.properties.title, range);
  if (!single && startColumnIndex + width > endColumnIndex) {
    throw invalidArgument(
      `Requested writing within range [${place}], but tried writing to column [${columnName(endColumnIndex)}]`,
    );
  }
  if (!single && startRowIndex + height > endRowIndex) {
    throw invalidArgument(`Requested writing within range [${place}], but tried writing to row [${endRowIndex + 1}]`);
  }
}

/** Writes rows of values, beginning at a cell. @throws 400 if the values leave the grid or reach a protected cell */
export function writeAt(
  draft: Draft,
  sheetId: number,
  startRowIndex: number,
  startColumnIndex: number,
  rows: readonly (readonly Input[])[],
  option: InputOption,
): Written {
  const width = longest(rows, 1);
  const area = {
    sheetId,
    startRowIndex,
    endRowIndex: startRowIndex + Math.max(1, rows.length),
    startColumnIndex,
    endColumnIndex: startColumnIndex + width,
  };
  const { gridProperties } = draft.sheet(sheetId).properties;
  if (area.endRowIndex > gridProperties.rowCount || area.endColumnIndex > gridProperties.columnCount) {
    throw exceedsGrid(draft.sheet(sheetId), area);
  }
  const touchedRows = new Set<number>();
  const columns = new Set<number>();
  let cells = 0;
  if (rows.length > 0) guardArea(draft, area);
  const sheet = draft.edit(sheetId);
  rows.forEach((values, rowOffset) => {
    values.forEach((input, columnOffset) => {
      if (input === null) return;
      const [row, column] = [startRowIndex + rowOffset, startColumnIndex + columnOffset];
      const old = sheet.rows[row]?.cells[column] ?? null;
      draft.setCell(sheet, row, column, entered(draft, old, input, option));
      touchedRows.add(row);
      columns.add(column);
      cells += 1;
    });
  });
  return { area, rows: touchedRows, columns, cells };
}

function entered(draft: Draft, old: Cell | null, input: Scalar, option: InputOption): Cell | null {
  if (option === 'USER_ENTERED') return typedCell(draft, old, input);
  checkLength(input);
  return makeCell({ value: input, format: old?.format, rule: old?.rule, note: old?.note });
}
