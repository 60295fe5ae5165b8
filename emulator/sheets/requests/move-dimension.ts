import { invalidArgument } from '../../core/errors.ts';
import { dimensionRange, sizeOf, spanOf } from '../dimension-range.ts';
import type { Draft } from '../draft.ts';
import { relocateFormulas } from '../formula-shift.ts';
import { guardSheet } from '../protection.ts';
import { relocateAttached } from '../relocate-attached.ts';
import { type BlockMove, reordered } from '../relocation.ts';
import { int32, message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const moveDimension = kind(
  message({ source: dimensionRange, destinationIndex: int32 }),
  ({ source, destinationIndex = 0 }, draft) => {
    const { sheetId, dimension, start, end } = spanOf(draft, required(source, 'source'));
    const size = sizeOf(draft.sheet(sheetId), dimension);
    if (end > size) throw invalidArgument(`source.endIndex[${end}] is larger than current grid size (${size})`);
    if (destinationIndex < 0 || destinationIndex > size) {
      throw invalidArgument(`destinationIndex[${destinationIndex}] is outside of the grid (${size})`);
    }
    if (destinationIndex > start && destinationIndex < end) {
      throw invalidArgument('The destination index must not be inside of the source range.');
    }
    guardSheet(draft, sheetId);
    if (destinationIndex === start || destinationIndex === end) return;
    const move = { sheetId, dimension, start, end, destination: destinationIndex };
    checkMerges(draft, move);
    const relocation = reordered(move, size);
    relocateFormulas(draft, relocation);
    moveCells(draft, move);
    relocateAttached(draft, relocation);
  },
);

/** @throws 400 if a merge would be split */
function checkMerges(draft: Draft, { sheetId, dimension, start, end, destination }: BlockMove): void {
  const torn = draft.sheet(sheetId).merges.some((merge) => {
    const [from, to] =
      dimension === 'ROWS' ? [merge.startRowIndex, merge.endRowIndex] : [merge.startColumnIndex, merge.endColumnIndex];
    const overlaps = from < end && to > start;
    const inside = from >= start && to <= end;
    return (overlaps && !inside) || (destination > from && destination < to && !inside);
  });
  if (torn) throw invalidArgument("You can't move part of a merged range.");
}

function moveCells(draft: Draft, { sheetId, dimension, start, end, destination }: BlockMove): void {
  const sheet = draft.edit(sheetId);
  const reorder = <T>(list: T[], empty: T): void => {
    while (list.length < Math.max(end, destination)) list.push(empty);
    const block = list.splice(start, end - start);
    list.splice(destination > start ? destination - block.length : destination, 0, ...block);
  };
  if (dimension === 'ROWS') {
    if (sheet.rows.length > Math.min(start, destination)) reorder(sheet.rows, undefined);
    if (sheet.rowProperties.length > 0) reorder(sheet.rowProperties, null);
    return;
  }
  sheet.rows.forEach((row, index) => {
    if (!row || row.cells.length <= Math.min(start, destination)) return;
    const cells = draft.rowCells(sheet, index);
    reorder(cells, null);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  });
  if (sheet.columnProperties.length > 0) reorder(sheet.columnProperties, null);
}
