import { compareValues } from '../coerce.ts';
import { type Call, type FunctionTable, overArrays, range } from '../function.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError, type Value } from '../value.ts';
import { badNumber, badValue, firsts, notAvailable, truth, whole } from './arguments.ts';

type Args = readonly (Operand | undefined)[];

/** The values of a grid in one line. `ignore`: 1 leaves out empty cells, 2 errors, 3 both. */
function inLine(args: Args, call: Call): Value[] {
  const given = firsts(args);
  const ignore = whole(given, 1, call, 0);
  const grid = asGrid(args[0] ?? null);
  const turned = truth(given, 2, call, false) ? grid.transposed() : grid;
  const kept = turned
    .full()
    .flat()
    .filter(
      (value) => !((ignore & 1) === 1 && value === null) && !((ignore & 2) === 2 && value instanceof FormulaError),
    );
  if (kept.length === 0) throw notAvailable(`${call.name} has no values.`);
  return kept;
}

/** The lines of a grid at these places, counted from the end if negative. */
function chosen(grid: Grid, places: Args, call: Call): Grid {
  const lines = grid.full();
  const wanted = places.flatMap((each) =>
    asGrid(each ?? null)
      .full()
      .flat(),
  );
  return Grid.of(
    wanted.map((_, index) => {
      const place = whole(wanted, index, call);
      const line = place === 0 ? undefined : lines.at(place > 0 ? place - 1 : place);
      if (!line) throw badValue(`Function ${call.name} has no line ${place}.`);
      return line;
    }),
  );
}

/** A line of values, broken after every `count` values. The last piece is padded. */
function wrapped(args: Args, call: Call): Grid {
  const given = firsts(args);
  const count = whole(given, 1, call);
  if (count < 1) throw badNumber(`Function ${call.name} parameter 2 should be at least 1.`);
  const values = asGrid(args[0] ?? null)
    .full()
    .flat();
  const padding = args[2] === undefined ? notAvailable(`${call.name} has no value here.`) : (given[2] ?? null);
  return Grid.of(
    Array.from({ length: Math.ceil(values.length / count) }, (_, line) =>
      Array.from({ length: count }, (_each, index) =>
        line * count + index < values.length ? (values[line * count + index] ?? null) : padding,
      ),
    ),
  );
}

const same = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.every((value, index) => compareValues(value, b[index] ?? null) === 0);

/** The first rows of a sorted grid. The mode says what happens to rows that equal others. */
function firstSorted(args: Args, call: Call): Grid {
  const given = firsts(args);
  const [count, mode] = [whole(given, 1, call, 1), whole(given, 2, call, 0)];
  const keys = Array.from({ length: Math.ceil((args.length - 3) / 2) }, (_, index) => ({
    column: whole(given, 3 + index * 2, call) - 1,
    sign: truth(given, 4 + index * 2, call, true) ? 1 : -1,
  }));
  const rows = asGrid(args[0] ?? null).full();
  const order = keys.length > 0 ? keys : [{ column: 0, sign: 1 }];
  const keyOf = (row: readonly Value[]) => order.map(({ column }) => row[column] ?? null);
  rows.sort((a, b) => {
    for (const { column, sign } of order) {
      const result = sign * compareValues(a[column] ?? null, b[column] ?? null);
      if (result !== 0) return result;
    }
    return 0;
  });
  const distinct = rows.filter((row, index) => rows.findIndex((each) => same(row, each)) === index);
  switch (mode) {
    case 0:
      return Grid.of(rows.slice(0, count));
    case 1: {
      const last = rows[Math.min(count, rows.length) - 1] ?? [];
      return Grid.of(rows.filter((row, index) => index < count || same(keyOf(row), keyOf(last))));
    }
    case 2:
      return Grid.of(distinct.slice(0, count));
    default: {
      const wanted = distinct.slice(0, count);
      return Grid.of(rows.filter((row) => wanted.some((each) => same(row, each))));
    }
  }
}

/** Functions that rearrange the cells of a range. */
export const RESHAPE: FunctionTable = {
  TOCOL: overArrays([1, 3], (args, call) => Grid.of(inLine(args, call).map((value) => [value]))),
  TOROW: overArrays([1, 3], (args, call) => Grid.of([inLine(args, call)])),
  CHOOSEROWS: overArrays([2, Infinity], ([table, ...places], call) => chosen(asGrid(table ?? null), places, call)),
  WRAPROWS: overArrays([2, 3], (args, call) => wrapped(args, call)),
  WRAPCOLS: overArrays([2, 3], (args, call) => wrapped(args, call).transposed()),
  SORTN: overArrays([1, Infinity], (args, call) => firstSorted(args, call)),
  RANDARRAY: range([0, 2], (args, call) => {
    const given = firsts(args);
    const [rows, columns] = [whole(given, 0, call, 1), whole(given, 1, call, 1)];
    if (rows < 1 || columns < 1 || rows * columns > 1_000_000) throw badNumber('RANDARRAY expects sizes from 1 on.');
    const { workbook } = call.scope;
    return Grid.of(Array.from({ length: rows }, () => Array.from({ length: columns }, () => workbook.random())));
  }),
};

/** A grid of numbers. @throws {FormulaError} #VALUE! for anything else */
function matrix(operand: Operand | undefined, call: Call): number[][] {
  return asGrid(operand ?? null)
    .full()
    .map((line) =>
      line.map((value) => {
        const each = throwIfError(value);
        if (typeof each !== 'number') throw badValue(`Function ${call.name} expects number values.`);
        return each;
      }),
    );
}

/** Gauss–Jordan elimination: the determinant, and the inverse if there is one. */
function eliminated(given: number[][], call: Call): { determinant: number; inverse: number[][] } {
  const size = given.length;
  if (given.some((line) => line.length !== size)) throw badValue(`Function ${call.name} expects a square matrix.`);
  const rows = given.map((line, row) => [...line, ...line.map((_, column) => Number(column === row))]);
  let determinant = 1;
  for (let place = 0; place < size; place += 1) {
    const tail = rows.slice(place);
    const best = tail.reduce(
      (most, line, index) => (Math.abs(line[place] ?? 0) > Math.abs(tail[most]?.[place] ?? 0) ? index : most),
      0,
    );
    const pivot = rows.splice(place + best, 1)[0] ?? [];
    rows.splice(place, 0, pivot);
    const head = pivot[place] ?? 0;
    determinant *= best === 0 ? head : best % 2 === 1 ? -head : head;
    if (head === 0) return { determinant: 0, inverse: [] };
    for (let column = 0; column < 2 * size; column += 1) pivot[column] = (pivot[column] ?? 0) / head;
    for (const [row, line] of rows.entries()) {
      const factor = line[place] ?? 0;
      if (row !== place) rows[row] = line.map((value, column) => value - factor * (pivot[column] ?? 0));
    }
  }
  return { determinant, inverse: rows.map((line) => line.slice(size)) };
}

export const MATRIX: FunctionTable = {
  MMULT: overArrays(2, ([a, b], call) => {
    const [left, right] = [matrix(a, call), matrix(b, call)];
    if (left[0]?.length !== right.length) throw badValue('Function MMULT has matrices of incompatible sizes.');
    return Grid.of(
      left.map((line) =>
        (right[0] ?? []).map((_, column) =>
          line.reduce((sum, value, index) => sum + value * (right[index]?.[column] ?? 0), 0),
        ),
      ),
    );
  }),
  MUNIT: range(1, (args, call) => {
    const size = whole(firsts(args), 0, call);
    if (size < 1 || size > 1000) throw badNumber('Function MUNIT expects a size from 1 on.');
    return Grid.of(
      Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_each, column) => Number(row === column))),
    );
  }),
  MDETERM: overArrays(1, ([each], call) => eliminated(matrix(each, call), call).determinant),
  MINVERSE: overArrays(1, ([each], call) => {
    const { determinant, inverse } = eliminated(matrix(each, call), call);
    if (determinant === 0) throw badNumber('Function MINVERSE expects a matrix with a non-zero determinant.');
    return Grid.of(inverse);
  }),
};
