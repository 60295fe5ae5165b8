import { aggregate, type Call, type FunctionTable, range } from '../function.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError, type Value, valuesOf } from '../value.ts';
import {
  badNumber,
  badValue,
  criterion,
  first,
  firsts,
  notAvailable,
  number,
  numbers,
  numbersIn,
  whole,
} from './arguments.ts';

const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);

function mean(list: readonly number[], name: string): number {
  if (list.length > 0) return total(list) / list.length;
  throw new FormulaError('DIVIDE_BY_ZERO', `Function ${name} caused a divide by zero error.`);
}

/** The variance: the sum of squared distances from the mean, divided by `n - less`. */
function variance(list: readonly number[], less: 0 | 1, name: string): number {
  const middle = mean(list, name);
  const count = list.length - less;
  if (count <= 0) throw new FormulaError('DIVIDE_BY_ZERO', `Function ${name} needs at least ${less + 1} values.`);
  return total(list.map((each) => (each - middle) ** 2)) / count;
}

const ascending = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

/** The value at a fraction of the list in ascending order, interpolated between neighbours. */
function percentile(list: readonly number[], part: number, name: string): number {
  if (list.length === 0) throw badNumber(`Function ${name} has no valid input data.`);
  if (part < 0 || part > 1)
    throw badNumber(`Function ${name} parameter 2 value is ${part}. Valid values are between 0 and 1 inclusive.`);
  const sorted = ascending(list);
  const place = part * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

const ofNumbers = (apply: (list: number[], call: Call) => number) =>
  aggregate([1, Infinity], (args, call) => apply(numbers(args, call), call));

/** Like `ofNumbers`, but in a range a text counts as 0, and a boolean as 0 or 1. */
const ofAllValues = (apply: (list: number[], call: Call) => number) =>
  aggregate([1, Infinity], (args, call) => {
    const list = args.flatMap((operand) => {
      if (!(operand instanceof Grid)) return numbers([operand], call);
      return [...valuesOf(operand)].flatMap((value) => {
        const each = throwIfError(value);
        if (each === null) return [];
        return typeof each === 'number' ? each : Number(each === true);
      });
    });
    return apply(list, call);
  });

const nth = (order: (list: number[]) => number[]) =>
  range(2, (args, call) => {
    const list = order(ascending(numbersIn(args[0] ?? null)));
    const place = whole(firsts(args), 1, call);
    const found = list[place - 1];
    if (found === undefined) throw badNumber(`Function ${call.name} parameter 2 value ${place} is out of range.`);
    return found;
  });

/** The positions at which every range meets its criterion. All ranges have the same size. */
function* matching(
  pairs: readonly (Operand | undefined)[],
  { name, scope }: Call,
): Iterable<readonly [row: number, column: number]> {
  const tests = Array.from({ length: Math.floor(pairs.length / 2) }, (_, index) => ({
    grid: asGrid(pairs[2 * index] ?? null),
    holds: criterion(first(pairs[2 * index + 1]) ?? null, scope.locale),
  }));
  const [main] = tests;
  if (!main) return;
  if (tests.some(({ grid }) => grid.height !== main.grid.height || grid.width !== main.grid.width)) {
    throw badValue(`Array arguments to ${name} are of different size.`);
  }
  // If a criterion such as "" or "<>x" accepts empty cells, the rows below the data count as well.
  const height = tests.some(({ holds }) => !holds(null))
    ? Math.max(...tests.map(({ grid }) => grid.lines.length))
    : main.grid.height;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < main.grid.width; column += 1) {
      if (tests.every(({ grid, holds }) => holds(grid.at(row, column)))) yield [row, column];
    }
  }
}

function selected(from: Operand | undefined, pairs: readonly (Operand | undefined)[], call: Call): number[] {
  const grid = asGrid(from ?? null);
  return [...matching(pairs, call)].flatMap(([row, column]) => {
    const value = throwIfError(grid.at(row, column));
    return typeof value === 'number' ? [value] : [];
  });
}

/** SUMIF and AVERAGEIF. They use the values of the third argument or, without a third argument, the values of the first. */
const oneCriterion = (apply: (list: number[]) => number) =>
  range([2, 3], (args, call) => {
    const [tested, wanted, summed = tested] = args;
    return apply(selected(summed, [tested, wanted], call));
  });

const manyCriteria = (apply: (list: number[]) => number) =>
  range([3, Infinity], ([summed, ...pairs], call) => apply(selected(summed, pairs, call)));

const count = (args: readonly (Operand | undefined)[], counts: (value: Value) => boolean): number =>
  args.reduce<number>((sum, each) => sum + [...valuesOf(each ?? null)].filter(counts).length, 0);

const lowest = (list: readonly number[]): number => list.reduce((least, each) => Math.min(least, each), list[0] ?? 0);
const highest = (list: readonly number[]): number => list.reduce((most, each) => Math.max(most, each), list[0] ?? 0);

export const STATISTICS: FunctionTable = {
  COUNT: aggregate([1, Infinity], (args) => count(args, (value) => typeof value === 'number')),
  COUNTA: aggregate([1, Infinity], (args) => count(args, (value) => value !== null)),
  COUNTBLANK: range([1, Infinity], (args) =>
    args.reduce<number>((sum, each) => {
      const { height, width } = asGrid(each ?? null);
      return sum + height * width - count([each], (value) => value !== null && value !== '');
    }, 0),
  ),
  COUNTUNIQUE: aggregate([1, Infinity], (args) => new Set(args.flatMap((each) => [...valuesOf(each ?? null)])).size),
  COUNTIF: range(2, (args, call) => [...matching(args, call)].length),
  COUNTIFS: range([2, Infinity], (args, call) => [...matching(args, call)].length),
  SUMIF: oneCriterion(total),
  SUMIFS: manyCriteria(total),
  AVERAGEIF: oneCriterion((list) => mean(list, 'AVERAGEIF')),
  AVERAGEIFS: manyCriteria((list) => mean(list, 'AVERAGEIFS')),
  MINIFS: manyCriteria(lowest),
  MAXIFS: manyCriteria(highest),
  COUNTUNIQUEIFS: range([3, Infinity], ([counted, ...pairs], call) => {
    const grid = asGrid(counted ?? null);
    const values = [...matching(pairs, call)].map(([row, column]) => grid.at(row, column));
    return new Set(values.filter((value) => value !== null)).size;
  }),
  AVERAGE: ofNumbers((list) => mean(list, 'AVERAGE')),
  AVERAGEA: ofAllValues((list) => mean(list, 'AVERAGEA')),
  'AVERAGE.WEIGHTED': range([2, Infinity], (args, call) => {
    const pairs = args.flatMap((each, index) => {
      if (index % 2 === 1) return [];
      const weights = numbers([args[index + 1]], call);
      return numbers([each], call).map((value, place) => [value, weights[place] ?? 0] as const);
    });
    const weight = total(pairs.map(([, each]) => each));
    if (weight === 0) throw new FormulaError('DIVIDE_BY_ZERO', 'The weights add up to zero.');
    return total(pairs.map(([value, each]) => value * each)) / weight;
  }),
  MIN: ofNumbers(lowest),
  MINA: ofAllValues(lowest),
  MAX: ofNumbers(highest),
  MAXA: ofAllValues(highest),
  MEDIAN: ofNumbers((list) => percentile(list, 0.5, 'MEDIAN')),
  MODE: ofNumbers((list) => {
    const counts = new Map<number, number>();
    for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
    const most = highest([...counts.values()]);
    const found = [...counts].find(([, times]) => times === most && times > 1);
    if (!found) throw notAvailable('Function MODE found no value that occurs more than once.');
    return found[0];
  }),
  STDEV: ofNumbers((list) => Math.sqrt(variance(list, 1, 'STDEV'))),
  STDEVP: ofNumbers((list) => Math.sqrt(variance(list, 0, 'STDEVP'))),
  VAR: ofNumbers((list) => variance(list, 1, 'VAR')),
  VARP: ofNumbers((list) => variance(list, 0, 'VARP')),
  STDEVA: ofAllValues((list) => Math.sqrt(variance(list, 1, 'STDEVA'))),
  STDEVPA: ofAllValues((list) => Math.sqrt(variance(list, 0, 'STDEVPA'))),
  VARA: ofAllValues((list) => variance(list, 1, 'VARA')),
  VARPA: ofAllValues((list) => variance(list, 0, 'VARPA')),
  LARGE: nth((list) => list.reverse()),
  SMALL: nth((list) => list),
  PERCENTILE: range(2, (args, call) =>
    percentile(numbersIn(args[0] ?? null), number(firsts(args), 1, call), 'PERCENTILE'),
  ),
  QUARTILE: range(2, (args, call) =>
    percentile(numbersIn(args[0] ?? null), whole(firsts(args), 1, call) / 4, 'QUARTILE'),
  ),
  RANK: range([2, 3], (args, call) => {
    const given = firsts(args);
    const value = number(given, 0, call);
    const list = numbersIn(args[1] ?? null);
    if (!list.includes(value)) throw notAvailable('Function RANK parameter 1 value is not in the data.');
    const up = number(given, 2, call, 0) !== 0;
    return 1 + list.filter((each) => (up ? each < value : each > value)).length;
  }),
  FREQUENCY: range(2, ([data, classes]) => {
    const edges = ascending(numbersIn(classes ?? null));
    const list = numbersIn(data ?? null);
    const lines = [...edges, Infinity].map((edge, index) => [
      list.filter((each) => each <= edge && each > (edges[index - 1] ?? -Infinity)).length,
    ]);
    return Grid.of(lines);
  }),
};
