import { shownFormat } from './cell-format.ts';
import { conditionTest } from './condition-test.ts';
import { cellAt } from './grid.ts';
import { bounded } from './grid-range.ts';
import type { Cell, Sheet, Workbook } from './model.ts';
import { formatted } from './number-format.ts';

/** The rows hidden by a tab's basic filter. The filter's first row, the header, is always visible. */
export function filteredRows(workbook: Workbook, sheet: Sheet, now: Date): ReadonlySet<number> {
  const { basicFilter } = sheet;
  const hidden = new Set<number>();
  if (!basicFilter?.filterSpecs) return hidden;
  const { startRowIndex, endRowIndex } = bounded(basicFilter.range, sheet);
  const text = (cell: Cell | null): string =>
    cell?.value === undefined ? '' : formatted(cell.value, shownFormat(workbook, cell), workbook.properties.locale);
  for (const { columnIndex = 0, filterCriteria = {} } of basicFilter.filterSpecs) {
    const { condition, hiddenValues = [] } = filterCriteria;
    const without = new Set(hiddenValues);
    const origin = { row: startRowIndex + 1, column: columnIndex };
    const { sheetId } = sheet.properties;
    const holds = condition && conditionTest(condition, { workbook, sheetId, origin, now });
    for (let row = startRowIndex + 1; row < endRowIndex; row += 1) {
      const cell = cellAt(sheet, row, columnIndex);
      if (without.has(text(cell)) || (holds && !holds(cell, row, columnIndex))) hidden.add(row);
    }
  }
  return hidden;
}
