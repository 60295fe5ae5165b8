import { type Call, type FunctionTable, range } from '../function.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError, type Value } from '../value.ts';
import { badNumber, badValue, criterion } from './arguments.ts';
import { MATH } from './math.ts';
import { STATISTICS } from './statistics.ts';

const label = (value: Value): string =>
  String(value instanceof FormulaError ? value.text : (value ?? '')).toLowerCase();

/** The values of one field in the rows of a database that meet the criteria. A row must meet all criteria of at least one row of criteria. */
function selected([database, field, criteria]: readonly (Operand | undefined)[], { name, scope }: Call): Value[] {
  const [heads = [], ...rows] = asGrid(database ?? null).full();
  const wanted = throwIfError(asGrid(field ?? null).at(0, 0));
  const column = typeof wanted === 'number' ? wanted - 1 : heads.findIndex((head) => label(head) === label(wanted));
  if (column < 0 || column >= heads.length) throw badValue(`Function ${name} parameter 2 names no field.`);
  const [names = [], ...conditions] = asGrid(criteria ?? null).full();
  const tests = conditions.map((line) =>
    line.flatMap((value, index) => {
      if (value === null || value === '') return [];
      const place = heads.findIndex((head) => label(head) === label(names[index] ?? null));
      const test = criterion(value, scope.locale);
      return [(row: readonly Value[]) => place >= 0 && test(row[place] ?? null)];
    }),
  );
  return rows.filter((row) => tests.some((all) => all.every((test) => test(row)))).map((row) => row[column] ?? null);
}

/** A database function that passes the selected values to a function of lists. */
const over = (name: string) =>
  range(3, (args, call) => {
    const inner = { ...MATH, ...STATISTICS }[name];
    if (inner?.kind !== 'range') throw new Error(`${name} takes no range.`);
    return inner.apply([Grid.of(selected(args, call).map((value) => [value]))], { ...call, name });
  });

export const DATABASE: FunctionTable = {
  DSUM: over('SUM'),
  DAVERAGE: over('AVERAGE'),
  DCOUNT: over('COUNT'),
  DCOUNTA: over('COUNTA'),
  DMAX: over('MAX'),
  DMIN: over('MIN'),
  DPRODUCT: over('PRODUCT'),
  DSTDEV: over('STDEV'),
  DSTDEVP: over('STDEVP'),
  DVAR: over('VAR'),
  DVARP: over('VARP'),
  DGET: range(3, (args, call) => {
    const found = selected(args, call);
    if (found.length > 1) throw badNumber('More than one match found in DGET evaluation.');
    if (found.length === 0) throw badValue('No match found in DGET evaluation.');
    return found[0] ?? null;
  }),
};

/** What SUBTOTAL calculates, by the number of its first argument. */
const SUBTOTALS = [
  'AVERAGE',
  'COUNT',
  'COUNTA',
  'MAX',
  'MIN',
  'PRODUCT',
  'STDEV',
  'STDEVP',
  'SUM',
  'VAR',
  'VARP',
] as const;

export const SUBTOTAL: FunctionTable = {
  SUBTOTAL: range([2, Infinity], ([code, ...ranges], call) => {
    const number = Number(throwIfError(asGrid(code ?? null).at(0, 0)));
    const name = SUBTOTALS[(number % 100) - 1];
    if (name === undefined || (number !== number % 100 && number !== 100 + (number % 100))) {
      throw badValue('Function SUBTOTAL parameter 1 expects a number from 1 to 11, or from 101 to 111.');
    }
    const inner = { ...MATH, ...STATISTICS }[name];
    if (inner?.kind !== 'range') throw new Error(`${name} takes no range.`);
    return inner.apply(ranges, { ...call, name });
  }),
};
