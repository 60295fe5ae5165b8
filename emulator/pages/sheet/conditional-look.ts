import type { Look } from '../../drive/look.ts';
import { conditionTest } from '../../sheets/condition-test.ts';
import type { BooleanCondition, Cell, GridRange, Sheet } from '../../sheets/model.ts';

/** The part of a conditional format that the page draws. */
interface BooleanRule {
  readonly condition?: BooleanCondition;
  readonly format?: Look;
}

/** Returns a function that gives the look that conditional formats add to a cell. The first matching rule decides. */
export function conditionalLooks(sheet: Sheet): (cell: Cell | null, row: number, column: number) => Look | undefined {
  const rules = sheet.conditionalFormats.flatMap(({ ranges, booleanRule }) => {
    const { condition, format } = (booleanRule ?? {}) as BooleanRule;
    const holds = condition && conditionTest(condition);
    return holds && format ? [{ ranges, format, holds }] : [];
  });
  if (rules.length === 0) return () => undefined;
  return (cell, row, column) =>
    rules.find(({ ranges, holds }) => ranges.some((range) => covers(range, row, column)) && holds(cell?.value))?.format;
}

function covers(range: GridRange, row: number, column: number): boolean {
  const { startRowIndex = 0, endRowIndex = Infinity, startColumnIndex = 0, endColumnIndex = Infinity } = range;
  return row >= startRowIndex && row < endRowIndex && column >= startColumnIndex && column < endColumnIndex;
}
