import { type Call, type FunctionTable, lazy } from '../function.ts';
import type { Node } from '../parse.ts';
import { asGrid, FormulaError, Grid, type Operand, type Value } from '../value.ts';
import { badNumber, badValue, notAvailable, whole } from './arguments.ts';

/** Calls a LAMBDA with these arguments. The result is one value. */
type Lambda = (...given: Operand[]) => Value;

/** Reads the LAMBDA in an argument. @throws {FormulaError} for anything else, or for another number of names */
function lambdaIn(node: Node | undefined, count: number, call: Call): Lambda {
  if (node?.kind !== 'call' || node.name !== 'LAMBDA')
    throw badValue(`${call.name} expects a LAMBDA as its last argument.`);
  const [body, ...names] = node.args.toReversed();
  const params = names.toReversed().map((each) => (each?.kind === 'name' ? each.name.toUpperCase() : undefined));
  if (params.length !== count || params.includes(undefined)) {
    throw notAvailable(`Wrong number of arguments to LAMBDA. Expected ${count} names.`);
  }
  return (...given) => {
    const names = new Map(call.scope.names);
    for (const [index, name] of params.entries()) names.set(name ?? '', given[index] ?? null);
    if (!body) return null;
    try {
      return call.single(body, { ...call.scope, names });
    } catch (error) {
      if (error instanceof FormulaError) return error;
      throw error;
    }
  };
}

const gridOf = (node: Node | undefined, call: Call): Grid =>
  asGrid(node ? call.evaluate(node, { ...call.scope, arrays: true }) : null);

function rowsAs(grid: Grid): Grid[] {
  return grid.full().map((line) => Grid.of([line]));
}

function accumulated(args: readonly (Node | undefined)[], call: Call): { steps: Value[][]; last: Value } {
  const [initial, source, node] = args;
  const apply = lambdaIn(node, 2, call);
  let last: Value = initial ? call.single(initial) : null;
  const steps = gridOf(source, call)
    .full()
    .map((line) => line.map((value) => (last = apply(last, value))));
  return { steps, last };
}

/** LAMBDA and the functions that call it for each cell, row or column. */
export const LAMBDAS: FunctionTable = {
  LAMBDA: lazy([1, Infinity], () => {
    throw notAvailable('A LAMBDA needs values: it is called, or is an argument of MAP, REDUCE and the like.');
  }),
  MAP: lazy([2, Infinity], (args, call) => {
    const grids = args.slice(0, -1).map((node) => gridOf(node, call));
    const apply = lambdaIn(args.at(-1), grids.length, call);
    const [first = Grid.of([[null]])] = grids;
    if (grids.some(({ height, width }) => height !== first.height || width !== first.width)) {
      throw badValue('MAP has arrays of different sizes.');
    }
    return Grid.of(
      first.full().map((line, row) => line.map((_, column) => apply(...grids.map((grid) => grid.at(row, column))))),
    );
  }),
  BYROW: lazy(2, ([source, node], call) => {
    const apply = lambdaIn(node, 1, call);
    return Grid.of(rowsAs(gridOf(source, call)).map((row) => [apply(row)]));
  }),
  BYCOL: lazy(2, ([source, node], call) => {
    const apply = lambdaIn(node, 1, call);
    return Grid.of([rowsAs(gridOf(source, call).transposed()).map((column) => apply(column.transposed()))]);
  }),
  REDUCE: lazy(3, (args, call) => {
    const { last } = accumulated(args, call);
    if (last instanceof FormulaError) throw last;
    return last;
  }),
  SCAN: lazy(3, (args, call) => Grid.of(accumulated(args, call).steps)),
  MAKEARRAY: lazy(3, ([high, wide, node], call) => {
    const apply = lambdaIn(node, 2, call);
    const sizes = [high, wide].map((each) => (each ? call.single(each) : null));
    const [rows, columns] = [whole(sizes, 0, call), whole(sizes, 1, call)];
    if (rows < 1 || columns < 1 || rows * columns > 1_000_000) throw badNumber('MAKEARRAY expects sizes from 1 on.');
    return Grid.of(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_each, column) => apply(row + 1, column + 1)),
      ),
    );
  }),
};
