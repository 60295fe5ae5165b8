import { compareValues, toBoolean } from '../coerce.ts';
import { type FunctionTable, lazy, overArrays, range } from '../function.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError, type Value } from '../value.ts';
import { badNumber, badValue, firsts, notAvailable, number, truth, whole } from './arguments.ts';

/** A key for a row of values. Rows have the same key if their values are equal; texts ignore case. */
const keyOf = (line: readonly Value[]): string =>
  JSON.stringify(
    line.map((value) =>
      value instanceof FormulaError ? value.text : typeof value === 'string' ? value.toLowerCase() : value,
    ),
  );

const isArrayError = (grid: Grid): boolean => grid.height === 0 || grid.width === 0;

function filtered(args: readonly (Operand | undefined)[]): Grid {
  const [source, ...tests] = args.map((each) => asGrid(each ?? null));
  if (!source) throw badValue('FILTER needs a range.');
  const down = tests.every(({ height, width }) => width === 1 && height === source.height);
  const across = tests.every(({ height, width }) => height === 1 && width === source.width);
  if (!down && !across) {
    throw new FormulaError('VALUE', 'FILTER has mismatched range sizes.');
  }
  const holds = (index: number): boolean =>
    tests.every((test) => {
      const value = down ? test.at(index, 0) : test.at(0, index);
      return (
        !(value instanceof FormulaError) && typeof value !== 'string' && toBoolean(value, { name: 'FILTER', index: 1 })
      );
    });
  const result = down
    ? Grid.of(source.full().filter((_, row) => holds(row)))
    : Grid.of(source.full().map((line) => line.filter((_, column) => holds(column))));
  if (isArrayError(result)) throw notAvailable('No matches are found in FILTER evaluation.');
  return result;
}

function sorted(args: readonly (Operand | undefined)[], call: Parameters<typeof whole>[2]): Grid {
  const grid = asGrid(args[0] ?? null);
  const keys: { values: Value[]; sign: number }[] = [];
  for (let index = 1; index < Math.max(2, args.length); index += 2) {
    const by = args[index];
    const up = truth(firsts(args), index + 1, call, true);
    const values =
      by instanceof Grid && by.height > 1
        ? by.full().map((line) => line[0] ?? null)
        : grid.full().map((line) => line[whole(firsts(args), index, call, 1) - 1] ?? null);
    keys.push({ values, sign: up ? 1 : -1 });
  }
  const lines = grid.full().map((line, place) => ({ line, place }));
  lines.sort((a, b) => {
    for (const { values, sign } of keys) {
      const [left = null, right = null] = [values[a.place], values[b.place]];
      if (left === null || right === null) {
        if (left !== right) return Number(left === null) - Number(right === null);
        continue;
      }
      const order = sign * compareValues(left, right);
      if (order !== 0) return order;
    }
    return a.place - b.place;
  });
  return Grid.of(lines.map(({ line }) => line));
}

export const ARRAY: FunctionTable = {
  ARRAYFORMULA: lazy(1, ([node], call) => {
    const result = node ? call.evaluate(node, { ...call.scope, arrays: true }) : null;
    // A copy is not a range of cells, so it spills instead of narrowing to one value.
    return result instanceof Grid ? Grid.of(result.full()) : result;
  }),
  TRANSPOSE: overArrays(1, ([operand]) => asGrid(operand ?? null).transposed()),
  FLATTEN: overArrays([1, Infinity], (args) =>
    Grid.of(
      args.flatMap((each) =>
        asGrid(each ?? null)
          .full()
          .flat()
          .map((value) => [value]),
      ),
    ),
  ),
  UNIQUE: overArrays([1, 3], (args, call) => {
    const given = firsts(args);
    const byColumn = truth(given, 1, call, false);
    const grid = byColumn ? asGrid(args[0] ?? null).transposed() : asGrid(args[0] ?? null);
    const counts = new Map<string, number>();
    // Google returns all rows below the data as one empty row.
    const lines = grid.full();
    for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
    const seen = new Set<string>();
    const kept = lines.filter((line) => {
      const key = keyOf(line);
      if (seen.has(key) || (truth(given, 2, call, false) && counts.get(key) !== 1)) return false;
      seen.add(key);
      return true;
    });
    if (kept.length === 0) throw notAvailable('No unique values are found in UNIQUE evaluation.');
    return byColumn ? Grid.of(kept).transposed() : Grid.of(kept);
  }),
  FILTER: overArrays([2, Infinity], (args) => filtered(args)),
  SORT: overArrays([1, Infinity], (args, call) => sorted(args, call)),
  SEQUENCE: range([1, 4], (args, call) => {
    const given = firsts(args);
    const [rows, columns] = [whole(given, 0, call), whole(given, 1, call, 1)];
    if (rows < 1 || columns < 1 || rows * columns > 1_000_000)
      throw badNumber('Function SEQUENCE expects sizes from 1 on.');
    const [start, step] = [number(given, 2, call, 1), number(given, 3, call, 1)];
    return Grid.of(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_each, column) => start + step * (row * columns + column)),
      ),
    );
  }),
  ARRAY_CONSTRAIN: overArrays(3, (args, call) => {
    const given = firsts(args);
    const lines = asGrid(args[0] ?? null).full();
    return Grid.of(lines.slice(0, whole(given, 1, call)).map((line) => line.slice(0, whole(given, 2, call))));
  }),
  HSTACK: overArrays([1, Infinity], (args) => {
    const grids = args.map((each) => asGrid(each ?? null));
    const height = Math.max(...grids.map((each) => each.height));
    const padding = notAvailable('HSTACK has arrays of different height.');
    return Grid.of(
      Array.from({ length: height }, (_, row) =>
        grids.flatMap((grid) =>
          Array.from({ length: grid.width }, (_each, column) => (row < grid.height ? grid.at(row, column) : padding)),
        ),
      ),
    );
  }),
  VSTACK: overArrays([1, Infinity], (args) => {
    const grids = args.map((each) => asGrid(each ?? null));
    const width = Math.max(...grids.map((each) => each.width));
    const padding = notAvailable('VSTACK has arrays of different width.');
    return Grid.of(
      grids.flatMap((grid) =>
        grid
          .full()
          .map((line) =>
            Array.from({ length: width }, (_, column) => (column < grid.width ? (line[column] ?? null) : padding)),
          ),
      ),
    );
  }),
  CHOOSECOLS: overArrays([2, Infinity], (args, call) => {
    const [table, ...places] = args;
    const lines = asGrid(table ?? null).full();
    const wanted = firsts(places).map((_, index, given) => whole(given, index, call));
    return Grid.of(
      lines.map((line) => wanted.map((place) => throwIfError(line.at(place > 0 ? place - 1 : place) ?? null))),
    );
  }),
};
