import { invalidArgument } from '../../core/errors.ts';
import { gridRange } from '../grid-range.ts';
import { cellAt } from '../grid.ts';
import type { Cell, Scalar } from '../model.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { list, message } from '../shape.ts';
import { sortSpec } from '../sort-spec.ts';
import { kind, required } from './kind.ts';

export const sortRange = kind(
  message({ range: gridRange, sortSpecs: list(sortSpec) }),
  ({ range, sortSpecs = [] }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    guardArea(draft, area);
    if (sortSpecs.length === 0) throw invalidArgument('At least one sort spec must be set.');
    for (const { dimensionIndex = 0 } of sortSpecs) {
      if (dimensionIndex < area.startColumnIndex || dimensionIndex >= area.endColumnIndex) {
        throw invalidArgument(`Sort spec dimension index ${dimensionIndex} is outside of the range.`);
      }
    }
    const sheet = draft.edit(area.sheetId);
    const collator = new Intl.Collator(draft.properties.locale.replace('_', '-'));
    const rows: { cells: (Cell | null)[]; row: number }[] = [];
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      const cells: (Cell | null)[] = [];
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        cells.push(cellAt(sheet, row, column));
      }
      rows.push({ cells, row });
    }
    rows.sort((a, b) => {
      for (const { dimensionIndex = 0, sortOrder = 'ASCENDING' } of sortSpecs) {
        const column = dimensionIndex - area.startColumnIndex;
        const order = compare(a.cells[column]?.value, b.cells[column]?.value, sortOrder === 'DESCENDING', collator);
        if (order !== 0) return order;
      }
      return a.row - b.row;
    });
    rows.forEach(({ cells }, offset) => {
      cells.forEach((cell, column) => {
        draft.setCell(sheet, area.startRowIndex + offset, area.startColumnIndex + column, cell);
      });
    });
  },
);

const rank = (value: Scalar): number => ['number', 'string', 'boolean'].indexOf(typeof value);

/** Numbers before texts before booleans; empty cells last in either direction. */
function compare(a: Scalar | undefined, b: Scalar | undefined, descending: boolean, collator: Intl.Collator): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order =
    rank(a) - rank(b) || (typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b));
  return descending ? -order : order;
}
