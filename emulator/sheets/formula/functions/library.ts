import { toNumber } from '../coerce.ts';
import { type Call, type FormulaFunction, type FunctionTable, range, scalar } from '../function.ts';
import { Grid, type Operand, throwIfError, type Value } from '../value.ts';
import { numbersIn } from './arguments.ts';
import { convert } from './convert.ts';
import { formulaJs, value } from './formula-js.ts';

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
  ...['GAMMA', 'GAMMALN', 'FISHER', 'FISHERINV', 'STANDARDIZE', 'NORMSINV', 'NORMDIST', 'NORMINV', 'PHI', 'GAUSS'],
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
];

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
  ...['SLOPE', 'INTERCEPT', 'STEYX', 'FORECAST', 'NPV', 'IRR', 'MIRR', 'TRIMMEAN', 'SUMX2MY2', 'SUMX2PY2', 'SUMXMY2'],
];

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
];

const toNumbers = ({ name, scope }: Call, args: readonly (Value | undefined)[]): (number | undefined)[] =>
  args.map((value, index) => (value === undefined ? undefined : toNumber(value, scope.locale, { name, index })));

const listOf = ({ name, scope }: Call, operand: Operand | undefined, index: number): number[] | number | undefined => {
  if (operand === undefined) return undefined;
  return operand instanceof Grid ? numbersIn(operand) : toNumber(operand, scope.locale, { name, index });
};

type Library = (...given: readonly unknown[]) => Value;

const entries = (names: readonly string[], make: (work: Library) => FormulaFunction): [string, FormulaFunction][] =>
  names.map((name) => {
    const work = formulaJs(name);
    return [name, make((...given) => value(work(...given), name))];
  });

/** Mathematical, statistical and financial functions that all spreadsheet programs share, from Formula.js. */
export const LIBRARY: FunctionTable = Object.fromEntries([
  ...entries(OF_NUMBERS, (work) => scalar([1, 7], (args, call) => work(...toNumbers(call, args)))),
  ...entries(OF_LISTS, (work) =>
    range([1, Infinity], (args, call) => work(...args.map((each, index) => listOf(call, each, index)))),
  ),
  ...entries(OF_SCALARS, (work) =>
    scalar([1, 3], (args) => {
      const answer = work(...args.map((each) => (each === undefined ? undefined : throwIfError(each))));
      // Formula.js writes hexadecimal digits in small letters.
      return typeof answer === 'string' ? answer.toUpperCase() : answer;
    }),
  ),
  ['CONVERT', convert],
]);
