import { styleOf } from '../../drive/cell-style.ts';
import { columnName } from '../../sheets/a1.ts';
import { bounded, contains } from '../../sheets/grid-range.ts';
import type { BooleanCondition, Cell, Sheet, Workbook } from '../../sheets/model.ts';
import { formatted, traitsOf } from '../../sheets/number-format.ts';
import { protectedCells } from '../../sheets/protection.ts';
import { shownColumns } from './shown-columns.ts';

/** One cell of a row as a form field. */
export interface RowField {
  /** Zero-based. */
  readonly column: number;
  /** The column's header or, without a header, the column's letters. */
  readonly label: string;
  /** The header's note. */
  readonly hint: string | undefined;
  /** The cell's content as a person types it. A formula begins with `=`. */
  readonly text: string;
  /** The values to choose from, if a validation rule lists them. */
  readonly choices: readonly string[] | undefined;
  /** Whether the cell has no protection at all, not even a protection that only warns. */
  readonly open: boolean;
}

/** The cells of a row (zero-based) in the shown columns. */
export function rowFields(workbook: Workbook, sheet: Sheet, row: number): RowField[] {
  const { frozenRowCount = 0 } = sheet.properties.gridProperties;
  const header = frozenRowCount > 0 ? sheet.rows[frozenRowCount - 1] : undefined;
  const closed = protections(workbook, sheet);
  return shownColumns(sheet).map((column) => {
    const head = header?.cells[column];
    const cell = sheet.rows[row]?.cells[column] ?? null;
    return {
      column,
      label: textOf(workbook, head) || columnName(column),
      hint: head?.note,
      text: textOf(workbook, cell),
      choices: choicesOf(workbook, cell),
      open: !closed(row, column),
    };
  });
}

/** A cell's content as a person types it. */
function textOf(workbook: Workbook, cell: Cell | null | undefined): string {
  if (cell?.formula !== undefined) return cell.formula;
  if (cell?.value === undefined) return '';
  return formatted(cell.value, styleOf(workbook, cell).numberFormat, workbook.properties.locale);
}

interface Rule {
  readonly condition?: BooleanCondition;
}

function choicesOf({ pieces, properties }: Workbook, cell: Cell | null): string[] | undefined {
  const { condition } = (cell?.rule === undefined ? {} : (pieces.get(cell.rule) ?? {})) as Rule;
  if (condition?.type === 'BOOLEAN') return [...traitsOf(properties.locale).booleans];
  if (condition?.type !== 'ONE_OF_LIST') return undefined;
  return condition.values?.flatMap(({ userEnteredValue }) => userEnteredValue ?? []);
}

/** Whether a protection covers a cell. */
function protections(workbook: Workbook, sheet: Sheet): (row: number, column: number) => boolean {
  const areas = sheet.protectedRanges.flatMap((protection) => {
    const cells = protectedCells(protection, sheet, workbook);
    return cells ? [{ cells, free: (protection.unprotectedRanges ?? []).map((range) => bounded(range, sheet)) }] : [];
  });
  const { sheetId } = sheet.properties;
  return (row, column) => {
    const one = {
      sheetId,
      startRowIndex: row,
      endRowIndex: row + 1,
      startColumnIndex: column,
      endColumnIndex: column + 1,
    };
    return areas.some(({ cells, free }) => contains(cells, one) && !free.some((area) => contains(area, one)));
  };
}
