import { columnName, quoteTitle } from '../../a1.ts';
import { areaOf, referencedArea } from '../area-of.ts';
import { compareValues, toText } from '../coerce.ts';
import { type Call, type FunctionTable, lazy, overArrays, range, scalar } from '../function.ts';
import { type Node, parseFormula } from '../parse.ts';
import { decimalOf } from '../tokens.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError, type Value } from '../value.ts';
import { badNumber, badValue, first, firsts, notAvailable, number, text, truth, whole, wildcard } from './arguments.ts';

const sameKind = (a: Value, b: Value): boolean => typeof a === typeof b && a !== null;

/** Index of a value in a list, wildcards allowed; undefined if the list lacks the value. */
function exactly(list: readonly Value[], wanted: Value): number | undefined {
  const wild = typeof wanted === 'string' && /[*?~]/.test(wanted) ? wildcard(wanted) : undefined;
  const found = list.findIndex((value) =>
    wild
      ? typeof value === 'string' && wild.test(value)
      : sameKind(value, wanted) && compareValues(value, wanted) === 0,
  );
  return found < 0 ? undefined : found;
}

/** In a sorted list, the index of the last value that does not exceed the wanted value. */
function nearest(list: readonly Value[], wanted: Value, descending = false): number | undefined {
  let found: number | undefined;
  for (const [index, value] of list.entries()) {
    if (!sameKind(value, wanted)) continue;
    const order = compareValues(value, wanted);
    if (descending ? order < 0 : order > 0) break;
    found = index;
  }
  return found;
}

const columnOf = (grid: Grid, column: number): Value[] => grid.lines.map((line) => line[column] ?? null);
const lineOf = (grid: Grid): Value[] =>
  grid.width === 1 ? columnOf(grid, 0) : Array.from({ length: grid.width }, (_, column) => grid.at(0, column));

function lookedUp(args: readonly (Operand | undefined)[], call: Call, turn: (grid: Grid) => Grid): Operand {
  const given = firsts(args);
  const table = turn(asGrid(args[1] ?? null));
  const index = whole(given, 2, call);
  if (index < 1 || index > table.width) {
    throw index < 1
      ? badValue(`Function ${call.name} parameter 3 value is ${index}. It should be greater than or equal to 1.`)
      : new FormulaError('REF', `${call.name} evaluates to an out of bounds range.`);
  }
  const keys = columnOf(table, 0);
  const find = truth(given, 3, call, true) ? nearest : exactly;
  return call.map([args[0] ?? null], ([wanted = null]) => {
    const row = find(keys, throwIfError(wanted) ?? 0);
    if (row === undefined) {
      throw notAvailable(`Did not find value '${toText(wanted, call.scope.locale)}' in ${call.name} evaluation.`);
    }
    return throwIfError(table.at(row, index - 1));
  });
}

/** The position for XMATCH. Modes: 0 equal, -1 equal or next smaller, 1 equal or next larger, 2 wildcards. */
function crossMatch(list: readonly Value[], wanted: Value, mode: number, backwards: boolean): number | undefined {
  const places = list.map((value, index) => ({ value, index }));
  if (backwards) places.reverse();
  const equal = places.find(({ value }) =>
    mode === 2 && typeof wanted === 'string'
      ? typeof value === 'string' && wildcard(wanted).test(value)
      : sameKind(value, wanted) && compareValues(value, wanted) === 0,
  );
  if (equal || mode === 0 || mode === 2) return equal?.index;
  const beyond = places.filter(({ value }) => sameKind(value, wanted) && compareValues(value, wanted) === mode);
  return beyond.sort((a, b) => -mode * compareValues(b.value, a.value))[0]?.index;
}

function indexed(grid: Grid, row: number, column: number): Operand {
  if (row < 0 || column < 0 || row > grid.height || column > grid.width) {
    throw new FormulaError('REF', `Function INDEX parameter value is out of range.`);
  }
  if (row === 0 && column === 0) return grid;
  if (row === 0)
    return new Grid(
      grid.lines.map((line) => [line[column - 1] ?? null]),
      grid.height,
      1,
    );
  if (column === 0) return new Grid([grid.lines[row - 1] ?? []], 1, grid.width);
  return throwIfError(grid.at(row - 1, column - 1));
}

const position = (node: Node | undefined, call: Call, side: 'row' | 'column'): number => {
  const area = node && referencedArea(node, call.scope);
  if (node && !area) throw badValue(`Function ${call.name} parameter 1 should be a reference.`);
  if (area) return 1 + (side === 'row' ? area.startRowIndex : area.startColumnIndex);
  return 1 + call.scope[side];
};

const extent = (side: 'height' | 'width') => range(1, ([operand]) => asGrid(operand ?? null)[side]);

/** Inside ARRAYFORMULA, ROW(A2:A5) gives the number of each row. */
const numbered = (side: 'row' | 'column') =>
  lazy([0, 1], ([node], call) => {
    const start = position(node, call, side);
    const area = call.scope.arrays && node ? referencedArea(node, call.scope) : undefined;
    if (!area) return start;
    const count = side === 'row' ? area.endRowIndex - area.startRowIndex : area.endColumnIndex - area.startColumnIndex;
    const list = Array.from({ length: count }, (_, index) => start + index);
    return Grid.of(side === 'row' ? list.map((each) => [each]) : [list]);
  });

export const LOOKUP: FunctionTable = {
  VLOOKUP: range([3, 4], (args, call) => lookedUp(args, call, (grid) => grid)),
  HLOOKUP: range([3, 4], (args, call) => lookedUp(args, call, (grid) => grid.transposed())),
  LOOKUP: overArrays([2, 3], (args, call) => {
    const [wanted, keys, results] = [first(args[0]) ?? null, asGrid(args[1] ?? null), args[2]];
    const place = nearest(lineOf(keys), wanted);
    if (place === undefined)
      throw notAvailable(`Did not find value '${toText(wanted, call.scope.locale)}' in LOOKUP evaluation.`);
    const from = results === undefined ? keys : asGrid(results);
    if (results === undefined && keys.width > 1 && keys.height > 1) return throwIfError(keys.at(place, keys.width - 1));
    return throwIfError(lineOf(from)[place] ?? null);
  }),
  MATCH: range([2, 3], (args, call) => {
    const given = firsts(args);
    const list = lineOf(asGrid(args[1] ?? null));
    const type = number(given, 2, call, 1);
    return call.map([args[0] ?? null], ([wanted = null]) => {
      const place = type === 0 ? exactly(list, throwIfError(wanted)) : nearest(list, throwIfError(wanted), type < 0);
      if (place === undefined)
        throw notAvailable(`Did not find value '${toText(wanted, call.scope.locale)}' in MATCH evaluation.`);
      return place + 1;
    });
  }),
  XMATCH: range([2, 4], (args, call) => {
    const given = firsts(args);
    const place = crossMatch(
      lineOf(asGrid(args[1] ?? null)),
      given[0] ?? null,
      number(given, 2, call, 0),
      number(given, 3, call, 1) < 0,
    );
    if (place === undefined)
      throw notAvailable(`Did not find value '${toText(given[0] ?? null, call.scope.locale)}' in XMATCH evaluation.`);
    return place + 1;
  }),
  XLOOKUP: range([3, 6], (args, call) => {
    const given = firsts(args);
    const keys = asGrid(args[1] ?? null);
    const results = asGrid(args[2] ?? null);
    const place = crossMatch(lineOf(keys), given[0] ?? null, number(given, 4, call, 0), number(given, 5, call, 1) < 0);
    if (place === undefined) {
      if (given[3] !== undefined) return given[3];
      throw notAvailable(`Did not find value '${toText(given[0] ?? null, call.scope.locale)}' in XLOOKUP evaluation.`);
    }
    const found = keys.width === 1 ? indexed(results, place + 1, 0) : indexed(results, 0, place + 1);
    return found instanceof Grid && found.width === 1 && found.height === 1 ? throwIfError(found.at(0, 0)) : found;
  }),
  INDEX: overArrays([1, 3], (args, call) => {
    const given = firsts(args);
    const grid = asGrid(args[0] ?? null);
    const [row, column] = [whole(given, 1, call, 0), whole(given, 2, call, 0)];
    // If the grid has one row, a single index selects a column.
    if (args.length === 2 && grid.height === 1) return indexed(grid, 1, row);
    const found = indexed(grid, row, column);
    return found instanceof Grid && found.width === 1 && found.height === 1 ? throwIfError(found.at(0, 0)) : found;
  }),
  CHOOSE: lazy([2, Infinity], ([node, ...choices], call) => {
    const place = whole([node ? call.single(node) : null], 0, call);
    if (place < 1 || place > choices.length)
      throw badNumber(
        `Function CHOOSE parameter 1 value is ${place}. Valid values are between 1 and ${choices.length} inclusive.`,
      );
    const choice = choices[place - 1];
    return choice ? call.evaluate(choice) : null;
  }),
  ROW: numbered('row'),
  COLUMN: numbered('column'),
  ROWS: extent('height'),
  COLUMNS: extent('width'),
  INDIRECT: lazy([1, 2], ([node], call) => {
    const reference = toText(node ? call.single(node) : null, call.scope.locale);
    const parsed = parseFormula(`=${reference}`, decimalOf(call.scope.locale));
    if (parsed.kind !== 'reference' && parsed.kind !== 'name') {
      throw new FormulaError(
        'REF',
        `Function INDIRECT parameter 1 value is '${reference}'. It is not a valid cell/range reference.`,
      );
    }
    if (parsed.kind === 'reference') areaOf(parsed.reference, call.scope);
    return call.evaluate(parsed);
  }),
  OFFSET: lazy([3, 5], ([node, ...sizes], call) => {
    const area = referencedArea(node, call.scope);
    if (!area) throw badValue('Function OFFSET parameter 1 should be a reference.');
    const given = sizes.map((each) => each && call.single(each));
    const [rows, columns] = [whole(given, 0, call), whole(given, 1, call)];
    const startRowIndex = area.startRowIndex + rows;
    const startColumnIndex = area.startColumnIndex + columns;
    const target = call.scope.workbook.bounded({
      sheetId: area.sheetId,
      startRowIndex,
      endRowIndex: startRowIndex + whole(given, 2, call, area.endRowIndex - area.startRowIndex),
      startColumnIndex,
      endColumnIndex: startColumnIndex + whole(given, 3, call, area.endColumnIndex - area.startColumnIndex),
    });
    if (!target) throw new FormulaError('REF', 'Function OFFSET evaluates to an out of bounds range.');
    const grid = call.scope.workbook.values(target);
    return grid.height === 1 && grid.width === 1 ? throwIfError(grid.at(0, 0)) : grid;
  }),
  ADDRESS: scalar([2, 5], (args, call) => {
    const [row, column, mode] = [whole(args, 0, call), whole(args, 1, call), whole(args, 2, call, 1)];
    if (row < 1 || column < 1) throw badValue('Function ADDRESS expects rows and columns from 1 on.');
    const tab = args[4] === undefined ? '' : `${quoteTitle(text(args, 4, call))}!`;
    if (!truth(args, 3, call, true)) return `${tab}R${row}C${column}`;
    const [letters, digits] = [mode === 1 || mode === 3 ? '$' : '', mode === 1 || mode === 2 ? '$' : ''];
    return `${tab}${letters}${columnName(column - 1)}${digits}${row}`;
  }),
  HYPERLINK: scalar([1, 2], (args, call) => (args[1] === undefined ? text(args, 0, call) : throwIfError(args[1]))),
};
