import { invalidArgument } from '../../core/errors.ts';
import { columnName, showA1 } from '../a1.ts';
import { checkLength, formulaContent, makeCell } from '../cell-data.ts';
import type { CellFormat } from '../cell-format.ts';
import type { Draft } from '../draft.ts';
import type { Area, Cell, GridRange, Scalar, Sheet } from '../model.ts';
import type { NumberFormat } from '../number-format.ts';
import { guardArea } from '../protection.ts';
import { exceedsGrid, resolveRange } from '../resolve-range.ts';
import { parseTyped, type Typed } from '../typed-input.ts';
import type { InputOption } from './options.ts';
import type { Input } from './value-range.ts';

/** What was written and how much. */
export interface Written {
  readonly area: Area;
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  readonly cells: number;
}

/**
 * Writes rows of values from the start of a range on. A range of one cell takes any number; a larger one no more than it holds.
 * @throws 400 when the data do not fit the range or the grid
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

function checkFits(sheet: Sheet, range: GridRange, height: number, width: number): void {
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

/** Writes rows of values from a cell on. @throws 400 when they leave the grid or meet a protected cell */
export function writeAt(
  draft: Draft,
  sheetId: number,
  startRowIndex: number,
  startColumnIndex: number,
  rows: readonly (readonly Input[])[],
  option: InputOption,
): Written {
  const width = Math.max(1, ...rows.map((row) => row.length));
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
  const format = draft.piece<CellFormat>(old?.format);
  const { rule, note } = old ?? {};
  const isText = typeof input === 'string' && format?.numberFormat?.type === 'TEXT';
  if (option === 'USER_ENTERED' && typeof input === 'string' && /^=./s.test(input) && !isText) {
    return makeCell({ ...formulaContent(draft, input), rule, note, format: old?.format });
  }
  const typed: Typed = option === 'RAW' ? { value: input } : parsed(draft, input, format?.numberFormat);
  checkLength(typed.value);
  return makeCell({
    value: typed.value,
    rule,
    note,
    format: formatKey(draft, old?.format, format, typed.numberFormat),
  });
}

function parsed(draft: Draft, input: Scalar, own: NumberFormat | undefined): Typed {
  if (typeof input !== 'string' || own?.type === 'TEXT') return { value: input };
  return parseTyped(input, draft.properties.locale);
}

/** A typed date, percentage or amount shows as it was typed, unless the cell already shows its kind in a way of its own. */
function formatKey(
  draft: Draft,
  key: string | undefined,
  format: CellFormat | undefined,
  typed: NumberFormat | undefined,
): string | undefined {
  const own = format?.numberFormat;
  if (!typed || own?.type === typed.type || (own && typed.type === 'NUMBER')) return key;
  return draft.share({ ...format, numberFormat: typed });
}
