import { shownFormat } from './cell-format.ts';
import type { Draft } from './draft.ts';
import { evaluate, narrowed } from './formula/evaluate.ts';
import { formatHint } from './formula/format-hint.ts';
import { type Node, parseFormula } from './formula/parse.ts';
import { RangeGrid } from './formula/range-grid.ts';
import type { Scope } from './formula/scope.ts';
import { decimalOf } from './formula/tokens.ts';
import { FormulaError, Grid, type Operand, type Value } from './formula/value.ts';
import type { FormulaCell } from './formula-cells.ts';
import type { Area, Cell } from './model.ts';
import type { NumberFormat } from './number-format.ts';
import { StoredWorkbook } from './stored-workbook.ts';

/** How deeply formulas may depend on each other in one evaluation. We evaluate a longer chain from its far end. */
const DEEPEST = 64;

/** Thrown if a chain is too long. We must evaluate `cell` first. */
class Postponed extends Error {
  constructor(readonly cell: FormulaCell) {
    super('postponed');
  }
}

/** The key of a cell during evaluation. */
export const keyOf = (sheetId: number, row: number, column: number): string => `${sheetId}:${row}:${column}`;

/** One evaluation of all formulas. It uses the spilled results of the previous pass. */
export class FormulaPass extends StoredWorkbook {
  private readonly results = new Map<string, Operand>();
  private readonly visiting = new Set<string>();
  private readonly grids = new Map<string, RangeGrid>();
  private readonly byKey: ReadonlyMap<string, FormulaCell>;
  private readonly blocked = new Map<string, FormulaError>();
  private depth = 0;
  private circles = 0;
  private state: number;

  constructor(
    private readonly draft: Draft,
    private readonly formulas: readonly FormulaCell[],
    private readonly overlay: ReadonlyMap<string, Value>,
    seed: number,
  ) {
    super(draft.workbook, draft.now);
    this.byKey = new Map(formulas.map((each) => [keyOf(each.sheetId, each.row, each.column), each]));
    this.state = seed;
  }

  run(): void {
    for (const first of this.formulas) {
      const waiting = [first];
      const pending = new Set([keyOf(first.sheetId, first.row, first.column)]);
      for (let cell = waiting.at(-1); cell; cell = waiting.at(-1)) {
        try {
          this.result(cell);
          waiting.pop();
        } catch (error) {
          if (!(error instanceof Postponed)) throw error;
          const key = keyOf(error.cell.sheetId, error.cell.row, error.cell.column);
          if (pending.has(key)) this.results.set(key, circular());
          else waiting.push(error.cell);
          pending.add(key);
        }
      }
    }
  }

  /** The result of a formula, evaluated once. */
  result(at: FormulaCell): Operand {
    const key = keyOf(at.sheetId, at.row, at.column);
    const known = this.results.get(key);
    if (known !== undefined) return known;
    if (this.visiting.has(key)) {
      this.circles += 1;
      return circular();
    }
    if (this.depth >= DEEPEST) throw new Postponed(at);
    this.visiting.add(key);
    this.depth += 1;
    try {
      const result = this.workedOut(at);
      this.results.set(key, result);
      return result;
    } finally {
      this.depth -= 1;
      this.visiting.delete(key);
    }
  }

  private workedOut(at: FormulaCell): Operand {
    const scope = this.scope(at);
    try {
      const operand = evaluate(this.tree(at), scope);
      return operand instanceof RangeGrid ? narrowed(operand, scope) : operand;
    } catch (error) {
      if (error instanceof FormulaError) return error;
      throw error;
    }
  }

  tree({ cell }: FormulaCell): Node {
    return parseFormula(cell.formula ?? '', decimalOf(this.draft.properties.locale));
  }

  scope({ sheetId, row, column }: FormulaCell): Scope {
    const { locale } = this.draft.properties;
    return { sheetId, row, column, locale, arrays: false, names: new Map(), workbook: this };
  }

  /** The values that array formulas put into neighbouring cells, if those cells are free. */
  spilledValues(): Map<string, Value> {
    const taken = new Map<string, Value>();
    for (const at of this.formulas) {
      const result = this.result(at);
      if (!(result instanceof Grid) || (result.height === 1 && result.width === 1)) continue;
      const problem = this.obstacle(at, result, taken);
      if (problem) {
        this.blocked.set(keyOf(at.sheetId, at.row, at.column), problem);
        continue;
      }
      for (let row = 0; row < result.height; row += 1) {
        for (let column = 0; column < result.width; column += 1) {
          if (row + column > 0) taken.set(keyOf(at.sheetId, at.row + row, at.column + column), result.at(row, column));
        }
      }
    }
    return taken;
  }

  private obstacle(
    { sheetId, row, column }: FormulaCell,
    { height, width }: Grid,
    taken: ReadonlyMap<string, Value>,
  ): FormulaError | undefined {
    const sheet = this.sheets.get(sheetId);
    if (!sheet) return undefined;
    const { rowCount, columnCount } = sheet.properties.gridProperties;
    const rows = row + height - rowCount;
    if (rows > 0)
      return new FormulaError('REF', `Result was not automatically expanded, please insert more rows (${rows}).`);
    const columns = column + width - columnCount;
    if (columns > 0)
      return new FormulaError('REF', `Result was not automatically expanded, please insert more columns (${columns}).`);
    for (let down = 0; down < height; down += 1) {
      for (let right = 0; right < width; right += 1) {
        if (down + right === 0) continue;
        const cell = sheet.rows[row + down]?.cells[column + right];
        const own = cell?.formula !== undefined || (cell?.value !== undefined && !cell.computed?.spilled);
        if (own || taken.has(keyOf(sheetId, row + down, column + right))) {
          return new FormulaError('REF', 'Array result was not expanded because it would overwrite data.');
        }
      }
    }
    return undefined;
  }

  /** The number formats that array results give to their cells, by `keyOf`. */
  spilledFormats(): Map<string, NumberFormat> {
    const formats = new Map<string, NumberFormat>();
    for (const at of this.formulas) {
      const result = this.result(at);
      const isBlocked = this.blocked.has(keyOf(at.sheetId, at.row, at.column));
      if (isBlocked || !(result instanceof Grid) || !result.formats) continue;
      for (const [column, pattern] of result.formats.entries()) {
        for (let row = 0; pattern !== undefined && row < result.height; row += 1)
          formats.set(keyOf(at.sheetId, at.row + row, at.column + column), { type: 'NUMBER', pattern });
      }
    }
    return formats;
  }

  /** The value that the formula's own cell shows: for an array, the upper left value. */
  shown(at: FormulaCell): Value {
    const blocked = this.blocked.get(keyOf(at.sheetId, at.row, at.column));
    if (blocked) return blocked;
    const result = this.result(at);
    return result instanceof Grid ? result.at(0, 0) : result;
  }

  hint(at: FormulaCell) {
    const { workbook } = this.draft;
    try {
      return formatHint(this.tree(at), this.scope(at), (sheetId, row, column) => {
        const cell = this.sheets.get(sheetId)?.rows[row]?.cells[column];
        return cell ? shownFormat(workbook, cell) : undefined;
      });
    } catch (error) {
      if (error instanceof FormulaError) return undefined;
      throw error;
    }
  }

  override value(sheetId: number, row: number, column: number): Value {
    const cell = this.sheets.get(sheetId)?.rows[row]?.cells[column];
    return this.valueIn(cell, sheetId, row, column);
  }

  private valueIn(cell: Cell | null | undefined, sheetId: number, row: number, column: number): Value {
    if (this.overlay.size > 0) {
      const spilled = this.overlay.get(keyOf(sheetId, row, column));
      if (spilled !== undefined) return spilled;
    }
    if (!cell || cell.computed?.spilled) return null;
    if (cell.formula === undefined) return cell.value ?? null;
    const at = this.byKey.get(keyOf(sheetId, row, column));
    return at ? this.shown(at) : null;
  }

  override values(area: Area): RangeGrid {
    const key = `${area.sheetId}:${area.startRowIndex}:${area.endRowIndex}:${area.startColumnIndex}:${area.endColumnIndex}`;
    const known = this.grids.get(key);
    if (known) return known;
    const before = this.circles;
    const { rows = [] } = this.sheets.get(area.sheetId) ?? {};
    const end = Math.min(area.endRowIndex, rows.length);
    const lines: Value[][] = [];
    for (let row = area.startRowIndex; row < end; row += 1) {
      const cells = rows[row]?.cells ?? [];
      const line: Value[] = [];
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        line.push(this.valueIn(cells[column], area.sheetId, row, column));
      }
      lines.push(line);
    }
    const grid = new RangeGrid(lines, area);
    // Values computed inside a circular reference are not final.
    if (this.circles === before) this.grids.set(key, grid);
    return grid;
  }

  /** The next pseudo-random number (linear congruential). All passes of one recalculation get the same numbers. */
  override random(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }
}

function circular(): FormulaError {
  return new FormulaError(
    'REF',
    'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
  );
}
