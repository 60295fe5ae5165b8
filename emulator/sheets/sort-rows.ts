import { invalidArgument } from '../core/errors.ts';
import { compareCells } from './compare-cells.ts';
import type { Draft, DraftSheet } from './draft.ts';
import { offset } from './formula/rewrite.ts';
import { relocated } from './formula-cells.ts';
import { cellAt } from './grid.ts';
import type { Area, Cell, Row, SortSpec } from './model.ts';
import { recalculate } from './recalculate.ts';

/** Sorts the rows of an area. Rows that are equal by all specs keep their order. @throws 400 for a column outside the area */
export function sortRows(draft: Draft, area: Area, sortSpecs: readonly SortSpec[]): void {
  for (const { dimensionIndex = 0 } of sortSpecs) {
    if (dimensionIndex < area.startColumnIndex || dimensionIndex >= area.endColumnIndex) {
      throw invalidArgument(`Sort spec dimension index ${dimensionIndex} is outside of the range.`);
    }
  }
  recalculate(draft);
  const sheet = draft.edit(area.sheetId);
  const collator = new Intl.Collator(draft.properties.locale.replace('_', '-'));
  const lines: Line[] = [];
  for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
    const cells: (Cell | null)[] = [];
    for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
      cells.push(cellAt(sheet, row, column));
    }
    lines.push({ cells, position: row, row: sheet.rows[row] });
  }
  lines.sort((a, b) => {
    for (const { dimensionIndex = 0, sortOrder = 'ASCENDING' } of sortSpecs) {
      const column = dimensionIndex - area.startColumnIndex;
      const order = compareCells(a.cells[column]?.value, b.cells[column]?.value, sortOrder === 'DESCENDING', collator);
      if (order !== 0) return order;
    }
    return a.position - b.position;
  });
  const whole = lines.every(({ row }) => row === undefined || isInside(row, area));
  for (const [index, { cells, row, position: from }] of lines.entries()) {
    const position = area.startRowIndex + index;
    const moved = cells.map((cell) => relocated(draft, cell, offset(position - from, 0)));
    if (whole) {
      while (sheet.rows.length <= position) sheet.rows.push(undefined);
      sheet.rows[position] = row;
      if (row?.cells.some((cell) => cell?.formula !== undefined)) write(draft, sheet, area, position, moved);
    } else {
      write(draft, sheet, area, position, moved);
    }
  }
}

function write(draft: Draft, sheet: DraftSheet, area: Area, row: number, cells: readonly (Cell | null)[]): void {
  for (const [column, cell] of cells.entries()) draft.setCell(sheet, row, area.startColumnIndex + column, cell);
}

interface Line {
  readonly cells: readonly (Cell | null)[];
  readonly position: number;
  readonly row: Row | undefined;
}

/**
 * Whether all cells of a row are inside the area. If this is true of every row, whole rows move and keep their identities. A form finds its rows by
 * these identities.
 */
function isInside({ cells }: Row, { startColumnIndex, endColumnIndex }: Area): boolean {
  return cells.every((cell, column) => cell === null || (column >= startColumnIndex && column < endColumnIndex));
}
