import type { Area } from '../model.ts';
import { areaOf } from './area-of.ts';
import { compareValues, toNumber, toText } from './coerce.ts';
import type { Call, FormulaFunction } from './function.ts';
import { FUNCTIONS } from './functions/registry.ts';
import type { Node } from './parse.ts';
import { RangeGrid } from './range-grid.ts';
import type { Scope } from './scope.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError, type Value } from './value.ts';

/** Evaluates a formula. The result is a value, or a grid that spills into neighbouring cells. @throws {FormulaError} */
export function evaluate(node: Node, scope: Scope): Operand {
  switch (node.kind) {
    case 'constant':
      return throwIfError(node.value);
    case 'reference':
      return referred(areaOf(node.reference, scope), scope);
    case 'name':
      return named(node.name, scope);
    case 'sign':
      return mapped([evaluate(node.operand, scope)], scope, ([value = null]) =>
        node.operator === '-' ? -numeric(value, scope, 'UMINUS', 0) || 0 : throwIfError(value),
      );
    case 'percent':
      return mapped(
        [evaluate(node.operand, scope)],
        scope,
        ([value = null]) => numeric(value, scope, 'UNARY_PERCENT', 0) / 100,
      );
    case 'binary': {
      const operands = [evaluate(node.left, scope), evaluate(node.right, scope)];
      return mapped(operands, scope, ([left = null, right = null]) => binary(node.operator, left, right, scope));
    }
    case 'array':
      return stacked(node.rows, scope);
    case 'call':
      return called(node.name, node.args, scope);
  }
}

function referred(area: Area, { workbook }: Scope): Operand {
  const { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = area;
  const single = endRowIndex - startRowIndex === 1 && endColumnIndex - startColumnIndex === 1;
  if (!single) return workbook.values(area);
  return throwIfError(workbook.value(sheetId, startRowIndex, startColumnIndex));
}

function named(name: string, scope: Scope): Operand {
  const local = scope.names.get(name.toUpperCase());
  if (local !== undefined) return local instanceof Grid ? local : throwIfError(local);
  const range = scope.workbook.namedRange(name);
  const area = range && scope.workbook.bounded(range);
  if (!area) throw new FormulaError('NAME', `Unknown range name: '${name.toUpperCase()}'.`);
  return referred(area, scope);
}

const numeric = (value: Value, { locale }: Scope, name: string, index: number): number =>
  toNumber(value, locale, { name, index });

function binary(operator: string, left: Value, right: Value, scope: Scope): Value {
  const numbers = (name: string): readonly [number, number] => [
    numeric(left, scope, name, 0),
    numeric(right, scope, name, 1),
  ];
  switch (operator) {
    case '&':
      return toText(left, scope.locale) + toText(right, scope.locale);
    case '+': {
      const [a, b] = numbers('ADD');
      return a + b;
    }
    case '-': {
      const [a, b] = numbers('MINUS');
      return a - b;
    }
    case '*': {
      const [a, b] = numbers('MULTIPLY');
      return a * b;
    }
    case '/': {
      const [a, b] = numbers('DIVIDE');
      if (b === 0) throw new FormulaError('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.');
      return a / b;
    }
    case '^': {
      const [a, b] = numbers('POW');
      return finite(a ** b);
    }
    default: {
      const order = compareValues(left, right);
      const holds: Readonly<Record<string, boolean>> = {
        '=': order === 0,
        '<>': order !== 0,
        '<': order < 0,
        '>': order > 0,
        '<=': order <= 0,
        '>=': order >= 0,
      };
      return holds[operator] ?? false;
    }
  }
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new FormulaError('NUM', 'Numeric value is not a finite number.');
}

/** Applies a function of single values to operands: in array mode to all cells, otherwise to the formula's own row or column. */
function mapped(operands: readonly Operand[], scope: Scope, apply: (values: Value[]) => Value): Operand {
  const grids = operands.filter((each) => each instanceof Grid);
  if (grids.length === 0 || !scope.arrays) return apply(operands.map((each) => narrowed(each, scope)));
  const height = Math.max(...grids.map((each) => each.height));
  const width = Math.max(...grids.map((each) => each.width));
  const lines = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) =>
      caught(() => apply(operands.map((each) => cellOf(each, row, column)))),
    ),
  );
  return new Grid(lines, height, width);
}

function cellOf(operand: Operand, row: number, column: number): Value {
  if (!(operand instanceof Grid)) return operand;
  const [line, place] = [operand.height === 1 ? 0 : row, operand.width === 1 ? 0 : column];
  if (line >= operand.height || place >= operand.width)
    return new FormulaError('N_A', 'Array arguments are of different size.');
  return operand.at(line, place);
}

function caught(work: () => Value): Value {
  return attempted(work);
}

/** Runs `work`. Returns a FormulaError as a value instead of throwing it. */
function attempted<T>(work: () => T): T | FormulaError {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/**
 * The single value of an operand outside ARRAYFORMULA. For a range, this is the cell in the formula's row or column.
 * @throws {FormulaError} #VALUE! if the range has no such cell
 */
export function narrowed(operand: Operand, { sheetId, row, column }: Scope): Value {
  if (!(operand instanceof Grid)) return operand;
  if (!(operand instanceof RangeGrid)) return operand.at(0, 0);
  const { area } = operand;
  if (operand.height === 1 && operand.width === 1) return operand.at(0, 0);
  const down = row - area.startRowIndex;
  const right = column - area.startColumnIndex;
  if (area.sheetId === sheetId || operand.width === 1 || operand.height === 1) {
    if (operand.width === 1 && down >= 0 && down < operand.height) return operand.at(down, 0);
    if (operand.height === 1 && right >= 0 && right < operand.width) return operand.at(0, right);
  }
  throw new FormulaError('VALUE', 'An array value could not be found.');
}

function stacked(rows: readonly (readonly Node[])[], scope: Scope): Grid {
  const lines = rows.flatMap((row) => {
    const parts = row.map((node) => asGrid(evaluate(node, { ...scope, arrays: true })));
    const height = parts[0]?.height ?? 0;
    if (parts.some((part) => part.height !== height)) {
      throw new FormulaError('REF', 'In ARRAY_ROW, one of the arrays has a different number of rows.');
    }
    const full = parts.map((part) => part.full());
    return Array.from({ length: height }, (_, index) => full.flatMap((part) => part[index] ?? []));
  });
  const width = lines[0]?.length ?? 0;
  if (lines.some((line) => line.length !== width)) {
    throw new FormulaError('VALUE', 'In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
  }
  return Grid.of(lines);
}

function called(name: string, args: readonly (Node | undefined)[], scope: Scope): Operand {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) throw new FormulaError('NAME', `Unknown function: '${name}'.`);
  checkCount(name, known, args.length);
  const call: Call = {
    name,
    scope,
    evaluate: (node, other = scope) => evaluate(node, other),
    single: (node, other = scope) => throwIfError(narrowed(evaluate(node, other), other)),
    attempt: (node) => attempted(() => evaluate(node, scope)),
    map: (operands, apply) => mapped(operands, scope, apply),
  };
  if (known.kind === 'lazy') return known.apply(args, call);
  if (known.kind === 'range') {
    const inside = known.arrays ? { ...scope, arrays: true } : scope;
    const operand = known.aggregates ? aggregated : evaluate;
    return known.apply(
      args.map((node) => node && operand(node, inside)),
      call,
    );
  }
  const operands = args.map((node) => (node ? evaluate(node, scope) : null));
  const given = args.map((node) => node !== undefined);
  return mapped(operands, scope, (values) =>
    known.apply(
      values.map((value, index) => (given[index] ? value : undefined)),
      call,
    ),
  );
}

/** Functions that return a reference, so that their result is a range even if it is one cell. */
const RETURN_REFERENCES = new Set(['INDEX', 'INDIRECT', 'OFFSET']);

function isReference(node: Node, { names }: Scope): boolean {
  if (node.kind === 'name') return !names.has(node.name.toUpperCase());
  return node.kind === 'reference' || (node.kind === 'call' && RETURN_REFERENCES.has(node.name.toUpperCase()));
}

/** An argument of a function that aggregates: a reference is always a range, and an error is a value. */
function aggregated(node: Node, scope: Scope): Operand {
  const operand = attempted(() => evaluate(node, scope));
  return isReference(node, scope) ? asGrid(operand) : operand;
}

function checkCount(name: string, { least, most }: FormulaFunction, count: number): void {
  if (count >= least && count <= most) return;
  const expected =
    least === most ? `${least}` : most === Infinity ? `at least ${least}` : `between ${least} and ${most}`;
  throw new FormulaError(
    'N_A',
    `Wrong number of arguments to ${name}. Expected ${expected} arguments, but got ${count} arguments.`,
  );
}
