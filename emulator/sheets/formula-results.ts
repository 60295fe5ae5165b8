import { makeCell } from './cell-data.ts';
import type { Draft } from './draft.ts';
import { evaluate } from './formula/evaluate.ts';
import { FormulaError, type Value } from './formula/value.ts';
import type { FormulaCell } from './formula-cells.ts';
import { type FormulaPass, keyOf } from './formula-pass.ts';
import type { Cell, Computed } from './model.ts';
import type { NumberFormat } from './number-format.ts';

/** Stores the results of a pass in the draft: values, spilled values (`spilledValues`, by `keyOf`), formats and links. */
export function storeResults(
  draft: Draft,
  cells: readonly FormulaCell[],
  pass: FormulaPass,
  spilledValues: ReadonlyMap<string, Value>,
): void {
  const left = new Map(spilledValues);
  const formats = pass.spilledFormats();
  const spilled = (key: string): Computed => {
    const numberFormat = formats.get(key);
    return { spilled: true, ...(numberFormat && { numberFormat }) };
  };
  for (const at of cells) {
    const { sheetId, row, column, cell } = at;
    const key = keyOf(sheetId, row, column);
    const next =
      cell.formula === undefined
        ? withResult(cell, left.get(key) ?? null, left.has(key) ? spilled(key) : undefined)
        : withResult(cell, pass.shown(at), hinted(pass, at, formats.get(key)));
    left.delete(key);
    if (!equalCells(cell, next)) draft.setCell(draft.edit(sheetId), row, column, next);
  }
  for (const [key, value] of left) {
    const [sheetId = 0, row = 0, column = 0] = key.split(':').map(Number);
    const cell = draft.sheet(sheetId).rows[row]?.cells[column] ?? null;
    draft.setCell(draft.edit(sheetId), row, column, withResult(cell, value, spilled(key)));
  }
}

function hinted(pass: FormulaPass, at: FormulaCell, ownFormat: NumberFormat | undefined): Computed | undefined {
  const numberFormat = typeof pass.shown(at) === 'number' ? (ownFormat ?? pass.hint(at)) : undefined;
  const hyperlink = linkOf(pass, at);
  return numberFormat || hyperlink
    ? { ...(numberFormat && { numberFormat }), ...(hyperlink && { hyperlink }) }
    : undefined;
}

function linkOf(pass: FormulaPass, at: FormulaCell): string | undefined {
  const tree = pass.tree(at);
  const [target] = tree.kind === 'call' && tree.name === 'HYPERLINK' ? tree.args : [];
  if (!target) return undefined;
  try {
    const link = evaluate(target, pass.scope(at));
    return typeof link === 'string' ? link : undefined;
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

function withResult(cell: Cell | null, result: Value, computed: Computed | undefined): Cell | null {
  const { format, rule, note, formula } = cell ?? {};
  const parts = { format, rule, note, formula };
  if (result instanceof FormulaError) {
    const error = { type: result.type, message: result.message };
    return makeCell({ ...parts, value: result.text, computed: { ...computed, error } });
  }
  // A formula that refers to an empty cell shows nothing, but the formula's own cell is not empty.
  const value = result ?? (formula === undefined ? undefined : '');
  return makeCell({ ...parts, value, computed: formula === undefined && result === null ? undefined : computed });
}

const equalCells = (a: Cell, b: Cell | null): boolean =>
  a.value === b?.value && a.formula === b?.formula && JSON.stringify(a.computed) === JSON.stringify(b?.computed);
