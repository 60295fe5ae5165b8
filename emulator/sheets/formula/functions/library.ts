import * as formulajs from '@formulajs/formulajs';
import { toNumber } from '../coerce.ts';
import { type Call, type FormulaFunction, type FunctionTable, range, scalar } from '../function.ts';
import { errorOf, FormulaError, Grid, type Operand, sound, type Value } from '../value.ts';
import { numbersIn } from './arguments.ts';

/** Functions of single numbers. */
const OF_NUMBERS = [
  ...[
    'ACOS',
    'ACOSH',
    'ACOT',
    'ACOTH',
    'ASIN',
    'ASINH',
    'ATAN',
    'ATAN2',
    'ATANH',
    'COS',
    'COSH',
    'COT',
    'COTH',
    'CSC',
    'CSCH',
  ],
  ...['SEC', 'SECH', 'SIN', 'SINH', 'TAN', 'TANH', 'DEGREES', 'RADIANS', 'SQRTPI', 'EVEN', 'ODD', 'FACT', 'FACTDOUBLE'],
  ...[
    'COMBIN',
    'COMBINA',
    'PERMUT',
    'BITAND',
    'BITOR',
    'BITXOR',
    'BITLSHIFT',
    'BITRSHIFT',
    'ERF',
    'ERFC',
    'DELTA',
    'GESTEP',
  ],
  ...[
    'GAMMA',
    'GAMMALN',
    'FISHER',
    'FISHERINV',
    'STANDARDIZE',
    'NORMSDIST',
    'NORMSINV',
    'NORMDIST',
    'NORMINV',
    'PHI',
    'GAUSS',
  ],
  ...[
    'PMT',
    'IPMT',
    'PPMT',
    'FV',
    'PV',
    'NPER',
    'RATE',
    'SLN',
    'SYD',
    'DB',
    'DDB',
    'EFFECT',
    'NOMINAL',
    'RRI',
    'PDURATION',
  ],
  ...['CUMIPMT', 'CUMPRINC', 'DOLLARDE', 'DOLLARFR'],
] as const;

/** Functions of lists of numbers. An argument is a range or one number. */
const OF_LISTS = [
  ...[
    'GCD',
    'LCM',
    'MULTINOMIAL',
    'GEOMEAN',
    'HARMEAN',
    'AVEDEV',
    'DEVSQ',
    'KURT',
    'SKEW',
    'CORREL',
    'PEARSON',
    'RSQ',
    'COVAR',
  ],
  ...[
    'SLOPE',
    'INTERCEPT',
    'STEYX',
    'FORECAST',
    'NPV',
    'IRR',
    'MIRR',
    'TRIMMEAN',
    'PERCENTRANK',
    'SUMX2MY2',
    'SUMX2PY2',
    'SUMXMY2',
  ],
] as const;

/** Functions that take texts as well as numbers. */
const OF_SCALARS = [
  'ROMAN',
  'ARABIC',
  'BASE',
  'DECIMAL',
  'BIN2DEC',
  'BIN2HEX',
  'DEC2BIN',
  'DEC2HEX',
  'DEC2OCT',
  'HEX2BIN',
  'HEX2DEC',
  'OCT2DEC',
  'CONVERT',
] as const;

type LibraryName = (typeof OF_NUMBERS)[number] | (typeof OF_LISTS)[number] | (typeof OF_SCALARS)[number];

/** The library's result as a value. @throws {FormulaError} if the result is an error */
function result(answer: unknown, name: string): Value {
  if (answer instanceof Error) {
    throw new FormulaError(
      errorOf(answer.message)?.type ?? 'VALUE',
      `Function ${name} cannot be worked out with these parameters.`,
    );
  }
  if (typeof answer === 'number') {
    if (!Number.isFinite(answer)) throw new FormulaError('NUM', `Function ${name} has no finite result.`);
    return answer;
  }
  return typeof answer === 'string' || typeof answer === 'boolean' ? answer : null;
}

const BY_NAME = { ...formulajs } as unknown as Readonly<Record<LibraryName, (...given: readonly unknown[]) => unknown>>;

function library(name: LibraryName, args: readonly unknown[]): Value {
  return result(BY_NAME[name](...args), name);
}

const toNumbers = ({ name, scope }: Call, args: readonly (Value | undefined)[]): (number | undefined)[] =>
  args.map((value, index) => (value === undefined ? undefined : toNumber(value, scope.locale, { name, index })));

const listOf = ({ name, scope }: Call, operand: Operand | undefined, index: number): number[] | number | undefined => {
  if (operand === undefined) return undefined;
  return operand instanceof Grid ? numbersIn(operand) : toNumber(operand, scope.locale, { name, index });
};

const entries = (
  names: readonly LibraryName[],
  make: (name: LibraryName) => FormulaFunction,
): [string, FormulaFunction][] => names.map((name) => [name, make(name)]);

/** Mathematical, statistical and financial functions that all spreadsheet programs share, from Formula.js. */
export const LIBRARY: FunctionTable = Object.fromEntries([
  ...entries(OF_NUMBERS, (name) => scalar([1, 7], (args, call) => library(name, toNumbers(call, args)))),
  ...entries(OF_LISTS, (name) =>
    range([1, Infinity], (args, call) =>
      library(
        name,
        args.map((each, index) => listOf(call, each, index)),
      ),
    ),
  ),
  ...entries(OF_SCALARS, (name) =>
    scalar([1, 3], (args) =>
      library(
        name,
        args.map((value) => (value === undefined ? undefined : sound(value))),
      ),
    ),
  ),
]);
