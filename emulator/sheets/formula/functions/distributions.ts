import { toNumber } from '../coerce.ts';
import { type Call, type FormulaFunction, type FunctionTable, range } from '../function.ts';
import { asGrid, FormulaError, Grid, type Operand, throwIfError } from '../value.ts';
import { numbersIn } from './arguments.ts';
import { formulaJs, outcome } from './formula-js.ts';

/** Google's function names with the path of the same function in Formula.js, e.g. `T.DIST.2T`. */
const NAMES: Readonly<Record<string, string>> = {
  'BETA.DIST': 'BETA.DIST',
  'BETA.INV': 'BETA.INV',
  BETAINV: 'BETA.INV',
  'BINOM.DIST': 'BINOM.DIST',
  BINOMDIST: 'BINOM.DIST',
  'BINOM.INV': 'BINOM.INV',
  CRITBINOM: 'BINOM.INV',
  'CHISQ.DIST': 'CHISQ.DIST',
  'CHISQ.DIST.RT': 'CHISQ.DIST.RT',
  CHIDIST: 'CHISQ.DIST.RT',
  'CHISQ.INV': 'CHISQ.INV',
  'CHISQ.INV.RT': 'CHISQ.INV.RT',
  CHIINV: 'CHISQ.INV.RT',
  'CONFIDENCE.NORM': 'CONFIDENCE.NORM',
  CONFIDENCE: 'CONFIDENCE.NORM',
  'CONFIDENCE.T': 'CONFIDENCE.T',
  'COVARIANCE.S': 'COVARIANCE.S',
  'EXPON.DIST': 'EXPON.DIST',
  EXPONDIST: 'EXPON.DIST',
  'F.DIST': 'F.DIST',
  'F.DIST.RT': 'F.DIST.RT',
  FDIST: 'F.DIST.RT',
  'F.INV': 'F.INV',
  'F.INV.RT': 'F.INV.RT',
  FINV: 'F.INV.RT',
  'GAMMA.DIST': 'GAMMA.DIST',
  GAMMADIST: 'GAMMA.DIST',
  'GAMMA.INV': 'GAMMA.INV',
  GAMMAINV: 'GAMMA.INV',
  'HYPGEOM.DIST': 'HYPGEOM.DIST',
  'LOGNORM.DIST': 'LOGNORM.DIST',
  'LOGNORM.INV': 'LOGNORM.INV',
  LOGINV: 'LOGNORM.INV',
  'NEGBINOM.DIST': 'NEGBINOM.DIST',
  'NORM.S.DIST': 'NORM.S.DIST',
  'PERCENTILE.EXC': 'PERCENTILE.EXC',
  'PERCENTRANK.EXC': 'PERCENTRANK.EXC',
  PERCENTRANK: 'PERCENTRANK.INC',
  'POISSON.DIST': 'POISSON.DIST',
  POISSON: 'POISSON.DIST',
  'QUARTILE.EXC': 'QUARTILE.EXC',
  'RANK.AVG': 'RANK.AVG',
  'SKEW.P': 'SKEW.P',
  'T.DIST.2T': 'T.DIST.2T',
  'T.DIST.RT': 'T.DIST.RT',
  'T.INV': 'T.INV',
  'T.INV.2T': 'T.INV.2T',
  TINV: 'T.INV.2T',
  'WEIBULL.DIST': 'WEIBULL.DIST',
  WEIBULL: 'WEIBULL.DIST',
  ...same(
    'BIN2OCT HEX2OCT OCT2BIN OCT2HEX PERMUTATIONA SERIESSUM FVSCHEDULE ISPMT PROB',
    'IMABS IMAGINARY IMARGUMENT IMCONJUGATE IMCOS IMCOSH IMCOT IMCSC IMCSCH IMDIV IMEXP IMLN IMLOG10 IMLOG2 IMPOWER',
    'IMPRODUCT IMREAL IMSEC IMSECH IMSIN IMSINH IMSQRT IMSUB IMSUM IMTAN COMPLEX',
    'LINEST LOGEST GROWTH TREND XNPV XIRR',
  ),
};

function same(...lists: string[]): Record<string, string> {
  return Object.fromEntries(lists.flatMap((list) => list.split(' ').map((name) => [name, name])));
}

/** Functions whose arguments may be texts, e.g. complex numbers. */
const TEXTS = /^(IM|COMPLEX$|BIN2|HEX2|OCT2)/;

function given(operand: Operand | undefined, index: number, { name, scope }: Call): unknown {
  if (operand === undefined || operand === null) return undefined;
  // A real number is a complex number too, but Formula.js reads complex numbers only as texts.
  if (name.startsWith('IM') && typeof operand === 'number') return String(operand);
  if (operand instanceof Grid) {
    if (TEXTS.test(name)) return operand.full().flat().map(throwIfError);
    return numbersIn(operand);
  }
  if (TEXTS.test(name) || typeof operand === 'boolean') return throwIfError(operand);
  return toNumber(operand, scope.locale, { name, index });
}

/** A function of Formula.js. The results of GROWTH, TREND and similar functions have the orientation of their data. */
function fromLibrary(name: string, path: string): FormulaFunction {
  const work = formulaJs(path);
  return range([1, Infinity], (args, call) => {
    const result = outcome(work(...args.map((each, index) => given(each, index, { ...call, name }))), name);
    const upright = /^(GROWTH|TREND)$/.test(name) && asGrid(args[2] ?? args[1] ?? args[0] ?? null).width === 1;
    return upright && result instanceof Grid ? result.transposed() : result;
  });
}

const samples = (args: readonly (Operand | undefined)[]): { variance: number; free: number }[] =>
  args.map((each) => {
    const list = numbersIn(asGrid(each ?? null));
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    return {
      variance: list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1),
      free: list.length - 1,
    };
  });

/** The probability that the variances of two samples do not differ. Formula.js returns their quotient instead. */
const varianceTest = range(2, (args) => {
  const [first, second] = samples(args);
  if (!first || !second || first.free < 1 || second.free < 1 || first.variance * second.variance === 0) {
    throw new FormulaError('DIVIDE_BY_ZERO', 'Function F.TEST needs two samples that vary.');
  }
  const right = Number(formulaJs('F.DIST.RT')(first.variance / second.variance, first.free, second.free));
  return 2 * Math.min(right, 1 - right);
});

/** Student's distribution. Formula.js reads the third argument as a number of tails. */
const student = range(3, (args, call) => {
  const [x, freedom] = [0, 1].map((index) =>
    toNumber(asGrid(args[index] ?? null).at(0, 0), call.scope.locale, { name: call.name, index }),
  );
  if (x === undefined || freedom === undefined || freedom < 1)
    throw new FormulaError('NUM', 'Function T.DIST expects at least one degree of freedom.');
  if (!asGrid(args[2] ?? null).at(0, 0)) {
    const gammaLn = (value: number): number => Number(formulaJs('GAMMALN')(value));
    const scale = Math.exp(gammaLn((freedom + 1) / 2) - gammaLn(freedom / 2)) / Math.sqrt(freedom * Math.PI);
    return scale * (1 + x ** 2 / freedom) ** (-(freedom + 1) / 2);
  }
  const right = Number(formulaJs('T.DIST.RT')(Math.abs(x), freedom));
  return x < 0 ? right : 1 - right;
});

/** Distributions, complex numbers and regressions, from Formula.js. */
export const DISTRIBUTIONS: FunctionTable = {
  ...Object.fromEntries(Object.entries(NAMES).map(([name, path]) => [name, fromLibrary(name, path)])),
  'F.TEST': varianceTest,
  FTEST: varianceTest,
  'T.DIST': student,
};
