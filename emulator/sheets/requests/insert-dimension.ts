import { invalidArgument } from '../../core/errors.ts';
import { makeCell } from '../cell-data.ts';
import { dimensionRange, type Span, sizeOf, spanOf } from '../dimension-range.ts';
import type { Draft } from '../draft.ts';
import { cellAt } from '../grid.ts';
import type { Cell } from '../model.ts';
import { moveGrid } from '../move-grid.ts';
import { guardSheet } from '../protection.ts';
import { flag, message } from '../shape.ts';
import { checkedGrid } from '../sheet-properties.ts';
import { kind, required } from './kind.ts';

export const insertDimension = kind(
  message({ range: dimensionRange, inheritFromBefore: flag }),
  ({ range, inheritFromBefore = false }, draft) => {
    const given = required(range, 'range');
    required(given.startIndex, 'range.startIndex');
    required(given.endIndex, 'range.endIndex');
    const span = spanOf(draft, given);
    const sheet = draft.sheet(span.sheetId);
    const size = sizeOf(sheet, span.dimension);
    if (span.start > size) throw invalidArgument(`range.startIndex is larger than current grid size (${size})`);
    if (span.start === size && !inheritFromBefore) {
      throw invalidArgument(
        `range.startIndex must be less than the grid size (${size}) if inheritFromBefore is false.`,
      );
    }
    if (span.start === 0 && inheritFromBefore) {
      throw invalidArgument('inheritFromBefore cannot be true if inserting at the first row or column.');
    }
    guardSheet(draft, span.sheetId);
    const count = span.end - span.start;
    const { gridProperties } = sheet.properties;
    const grown = span.dimension === 'ROWS' ? 'rowCount' : 'columnCount';
    checkedGrid(draft, { ...gridProperties, [grown]: gridProperties[grown] + count }, span.sheetId);
    moveGrid(draft, { ...span, count });
    inherit(draft, span, inheritFromBefore ? span.start - 1 : span.end);
  },
);

/** New rows and columns inherit their neighbour's formats and validation, but not its values and notes. */
function inherit(draft: Draft, { sheetId, dimension, start, end }: Span, from: number): void {
  const sheet = draft.edit(sheetId);
  const look = (cell: Cell | null): Cell | null =>
    makeCell({ value: undefined, note: undefined, format: cell?.format, rule: cell?.rule });
  if (dimension === 'ROWS') {
    sheet.rows[from]?.cells.forEach((cell, column) => {
      const copy = look(cell);
      for (let row = start; copy && row < end; row += 1) draft.setCell(sheet, row, column, copy);
    });
    return;
  }
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const copy = look(cellAt(sheet, row, from));
    for (let column = start; copy && column < end; column += 1) draft.setCell(sheet, row, column, copy);
  }
}
