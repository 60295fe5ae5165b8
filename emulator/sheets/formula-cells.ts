import { makeCell } from './cell-data.ts';
import type { Draft } from './draft.ts';
import type { Reference } from './formula/reference.ts';
import { rewriteReferences } from './formula/rewrite.ts';
import { decimalOf } from './formula/tokens.ts';
import type { Cell, Row } from './model.ts';

export interface FormulaCell {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

/** Columns with formulas or parts of their results, by row. Stored rows never change, so we find these columns only once. */
const made = new WeakMap<Row, readonly number[]>();
const NONE: readonly number[] = [];

function madeColumns(row: Row): readonly number[] {
  const known = made.get(row);
  if (known) return known;
  const columns = row.cells.flatMap((cell, column) => (cell?.formula !== undefined || cell?.computed ? [column] : []));
  made.set(row, columns.length > 0 ? columns : NONE);
  return columns;
}

/** The cells with a formula or a part of a formula's result, by tab and row. */
export function* computedCells(draft: Draft): Iterable<FormulaCell> {
  if (!draft.hasFormulas) return;
  for (const { properties, rows } of draft.tabs) {
    for (let row = 0; row < rows.length; row += 1) {
      const stored = rows[row];
      if (!stored) continue;
      for (const column of draft.isOwn(stored) ? columnsNow(stored) : madeColumns(stored)) {
        const cell = stored.cells[column];
        if (cell) yield { sheetId: properties.sheetId, row, column, cell };
      }
    }
  }
}

/** The columns with formulas or parts of their results, in a row that may still change. */
function columnsNow({ cells }: Row): number[] {
  const columns: number[] = [];
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell?.formula !== undefined || cell?.computed) columns.push(column);
  }
  return columns;
}

/** Rewrites the references in every formula. `move` gets a reference and the cell of its formula. */
export function rewriteFormulas(
  draft: Draft,
  move: (reference: Reference, at: FormulaCell) => Reference | undefined,
): void {
  const decimal = decimalOf(draft.properties.locale);
  for (const at of [...computedCells(draft)]) {
    const { formula, format, rule, note, value, computed } = at.cell;
    if (formula === undefined) continue;
    const next = rewriteReferences(formula, decimal, (reference) => move(reference, at));
    if (next === formula) continue;
    draft.setCell(
      draft.edit(at.sheetId),
      at.row,
      at.column,
      makeCell({ formula: next, format, rule, note, value, computed }),
    );
  }
}

/** A copied cell. `move` changes the references in its formula. A part of another formula's result is not copied. */
export function relocated(
  draft: Draft,
  cell: Cell | null,
  move: (reference: Reference) => Reference | undefined,
): Cell | null {
  if (cell?.computed?.spilled)
    return makeCell({ value: undefined, format: cell.format, rule: cell.rule, note: cell.note });
  if (cell?.formula === undefined) return cell;
  const formula = rewriteReferences(cell.formula, decimalOf(draft.properties.locale), move);
  return formula === cell.formula ? cell : { ...cell, formula };
}
