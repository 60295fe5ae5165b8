import type { Node } from './parse.ts';
import type { Scope } from './scope.ts';
import type { Operand, Value } from './value.ts';

/** The services of the evaluator for a function. */
export interface Call {
  readonly name: string;
  readonly scope: Scope;
  /** Evaluates a node. A range gives all its cells. */
  evaluate(node: Node, scope?: Scope): Operand;
  /** Like `evaluate`, but gives one value. For a range, this is the cell in the formula's row or column. */
  single(node: Node, scope?: Scope): Value;
  /** Like `evaluate`, but returns an error instead of throwing it. */
  attempt(node: Node): Operand;
  /** Calls `apply` for single values; in array mode, for all cells of the operands. */
  map(operands: readonly Operand[], apply: (values: Value[]) => Value): Operand;
}

/**
 * A function that formulas can use. `scalar` functions take single values; inside ARRAYFORMULA they apply to each cell of a range. `range` functions
 * take whole ranges. `lazy` functions get unevaluated arguments. A missing argument is undefined. All functions throw {FormulaError}. A function that
 * `aggregates` sees one cell as a range of one cell, so that it skips an empty cell, and gets errors as values, so that it may skip or count them.
 */
export type FormulaFunction =
  | {
      readonly kind: 'scalar';
      readonly least: number;
      readonly most: number;
      apply(args: readonly (Value | undefined)[], call: Call): Value;
    }
  | {
      readonly kind: 'range';
      readonly arrays?: true;
      readonly aggregates?: true;
      readonly least: number;
      readonly most: number;
      apply(args: readonly (Operand | undefined)[], call: Call): Operand;
    }
  | {
      readonly kind: 'lazy';
      readonly least: number;
      readonly most: number;
      apply(args: readonly (Node | undefined)[], call: Call): Operand;
    };

export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

type Bounds = number | readonly [least: number, most: number];

const bounds = (count: Bounds): { least: number; most: number } =>
  typeof count === 'number' ? { least: count, most: count } : { least: count[0], most: count[1] };

export const scalar = (
  count: Bounds,
  apply: (args: readonly (Value | undefined)[], call: Call) => Value,
): FormulaFunction => ({
  kind: 'scalar',
  ...bounds(count),
  apply,
});

export const range = (
  count: Bounds,
  apply: (args: readonly (Operand | undefined)[], call: Call) => Operand,
): FormulaFunction => ({
  kind: 'range',
  ...bounds(count),
  apply,
});

export const lazy = (
  count: Bounds,
  apply: (args: readonly (Node | undefined)[], call: Call) => Operand,
): FormulaFunction => ({
  kind: 'lazy',
  ...bounds(count),
  apply,
});

/** Like `range`, but evaluates the arguments as ARRAYFORMULA does, so that `FILTER(A1:A9, B1:B9>1)` tests each row. */
export const overArrays = (
  count: Bounds,
  apply: (args: readonly (Operand | undefined)[], call: Call) => Operand,
): FormulaFunction => ({
  kind: 'range',
  arrays: true,
  ...bounds(count),
  apply,
});

/** Like `range`, for SUM, COUNT and others that take the values of all their arguments together. */
export const aggregate = (
  count: Bounds,
  apply: (args: readonly (Operand | undefined)[], call: Call) => Operand,
): FormulaFunction => ({
  kind: 'range',
  aggregates: true,
  ...bounds(count),
  apply,
});
