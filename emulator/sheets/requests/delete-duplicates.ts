import { invalidArgument } from '../../core/errors.ts';
import { usedRows } from '../cells-of.ts';
import { dimensionRange, spanOf } from '../dimension-range.ts';
import { cellAt } from '../grid.ts';
import { gridRange } from '../grid-range.ts';
import type { Area, Sheet } from '../model.ts';
import { pushCells } from '../move-band.ts';
import { guardArea } from '../protection.ts';
import { recalculate } from '../recalculate.ts';
import { requestedArea } from '../resolve-range.ts';
import { list, message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const deleteDuplicates = kind(
  message({ range: gridRange, comparisonColumns: list(dimensionRange) }),
  ({ range, comparisonColumns = [] }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    const spans = comparisonColumns.map((each) => spanOf(draft, each));
    if (
      spans.some(
        ({ dimension, start, end }) =>
          dimension !== 'COLUMNS' || start < area.startColumnIndex || end > area.endColumnIndex,
      )
    ) {
      throw invalidArgument('comparisonColumns must be columns of the range.');
    }
    guardArea(draft, area);
    recalculate(draft);
    const columns =
      spans.length > 0
        ? spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))
        : Array.from(
            { length: area.endColumnIndex - area.startColumnIndex },
            (_, index) => area.startColumnIndex + index,
          );
    const doubles = repeated(draft.sheet(area.sheetId), area, columns);
    for (const row of doubles.reverse()) {
      const line: Area = { ...area, startRowIndex: row, endRowIndex: row + 1 };
      pushCells(draft, line, 'ROWS', -1);
    }
    return doubles.length > 0 ? { duplicatesRemovedCount: doubles.length } : {};
  },
);

/** The rows that repeat the values of an earlier row. Formulas are compared by their results; texts ignore case. Empty rows do not count. */
function repeated(sheet: Sheet, area: Area, columns: readonly number[]): number[] {
  const seen = new Set<string>();
  const rows: number[] = [];
  const used = usedRows(sheet, area);
  for (let row = used.startRowIndex; row < used.endRowIndex; row += 1) {
    const values = columns.map((column) => cellAt(sheet, row, column)?.value ?? null);
    if (values.every((value) => value === null)) continue;
    const key = JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)));
    if (seen.has(key)) rows.push(row);
    seen.add(key);
  }
  return rows;
}
