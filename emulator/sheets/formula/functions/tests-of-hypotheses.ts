import { type Call, type FunctionTable, range, scalar } from '../function.ts';
import { asGrid, Grid, type Operand, throwIfError } from '../value.ts';
import { badNumber, firsts, notAvailable, number, numbers, numbersIn, whole } from './arguments.ts';
import { formulaJs } from './formula-js.ts';

const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);
const mean = (list: readonly number[]): number => total(list) / list.length;
const variance = (list: readonly number[]): number => {
  const middle = mean(list);
  return total(list.map((each) => (each - middle) ** 2)) / (list.length - 1);
};

const result = (name: string, ...args: number[]): number => Number(formulaJs(name)(...args));
const listAt = (args: readonly (Operand | undefined)[], index: number): number[] => numbersIn(args[index] ?? null);

/** The p-value of the chi-squared test. */
const chiSquareTest = range(2, (args, { name }) => {
  const [observed, expected] = [asGrid(args[0] ?? null), asGrid(args[1] ?? null)];
  const { height, width } = observed;
  if (height !== expected.height || width !== expected.width)
    throw notAvailable(`Function ${name} expects two ranges of equal size.`);
  if (height * width < 2) throw notAvailable(`Function ${name} expects at least two numbers.`);
  let distance = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [a, b] = [throwIfError(observed.at(row, column)), throwIfError(expected.at(row, column))];
      if (typeof a !== 'number' || typeof b !== 'number') continue;
      if (b <= 0) throw badNumber(`Function ${name} expects positive expected numbers.`);
      distance += (a - b) ** 2 / b;
    }
  }
  const free = height > 1 && width > 1 ? (height - 1) * (width - 1) : Math.max(height, width) - 1;
  return result('CHISQ.DIST.RT', distance, free);
});

/** The p-value of Student's t-test for paired samples (1), equal variances (2) or unequal variances (3). */
const studentTest = range(4, (args, call) => {
  const given = firsts(args);
  const [tails, kind] = [whole(given, 2, call), whole(given, 3, call)];
  const [a, b] = [listAt(args, 0), listAt(args, 1)];
  if (![1, 2].includes(tails) || ![1, 2, 3].includes(kind))
    throw badNumber(`Function ${call.name} expects 1 or 2 tails, and a kind from 1 to 3.`);
  const [distance, freedom] = kind === 1 ? paired(a, b, call) : unpaired(a, b, kind === 2);
  return tailOf(distance, freedom) * tails;
});

function paired(a: readonly number[], b: readonly number[], { name }: Call): [number, number] {
  if (a.length !== b.length) throw notAvailable(`Function ${name} expects two ranges of equal size.`);
  const differences = a.map((each, index) => each - (b[index] ?? 0));
  return [Math.abs(mean(differences)) / Math.sqrt(variance(differences) / a.length), a.length - 1];
}

function unpaired(a: readonly number[], b: readonly number[], isEqual: boolean): [number, number] {
  const difference = Math.abs(mean(a) - mean(b));
  if (isEqual) {
    const free = a.length + b.length - 2;
    const pooled = ((a.length - 1) * variance(a) + (b.length - 1) * variance(b)) / free;
    return [difference / Math.sqrt(pooled * (1 / a.length + 1 / b.length)), free];
  }
  const [first, second] = [variance(a) / a.length, variance(b) / b.length];
  const free = (first + second) ** 2 / (first ** 2 / (a.length - 1) + second ** 2 / (b.length - 1));
  return [difference / Math.sqrt(first + second), free];
}

/** The probability of a value above `distance` in Student's distribution. The degrees of freedom need not be whole. */
function tailOf(distance: number, freedom: number): number {
  return result('BETA.DIST', freedom / (freedom + distance ** 2), freedom / 2, 0.5, 1) / 2;
}

const normalTest = range([2, 3], (args, call) => {
  const list = listAt(args, 0);
  const given = firsts(args);
  const deviation = args[2] === undefined ? Math.sqrt(variance(list)) : number(given, 2, call);
  const distance = (mean(list) - number(given, 1, call)) / (deviation / Math.sqrt(list.length));
  return 1 - Number(formulaJs('NORM.S.DIST')(distance, true));
});

/** Hypothesis tests, and distributions under their old names, which take other arguments than the new functions. */
export const HYPOTHESES: FunctionTable = {
  'CHISQ.TEST': chiSquareTest,
  CHITEST: chiSquareTest,
  'T.TEST': studentTest,
  TTEST: studentTest,
  'Z.TEST': normalTest,
  ZTEST: normalTest,
  MARGINOFERROR: range(2, (args, call) => {
    const list = listAt(args, 0);
    const confidence = number(firsts(args), 1, call);
    const critical = result('T.INV.2T', 1 - confidence, list.length - 1);
    return critical * Math.sqrt(variance(list) / list.length);
  }),
  BETADIST: scalar([3, 5], (args, call) => {
    const [x, alpha, beta] = [number(args, 0, call), number(args, 1, call), number(args, 2, call)];
    return Number(formulaJs('BETA.DIST')(x, alpha, beta, true, number(args, 3, call, 0), number(args, 4, call, 1)));
  }),
  HYPGEOMDIST: scalar(4, (args, call) =>
    Number(formulaJs('HYPGEOM.DIST')(...[0, 1, 2, 3].map((index) => whole(args, index, call)), false)),
  ),
  LOGNORMDIST: scalar(3, (args, call) =>
    Number(formulaJs('LOGNORM.DIST')(...[0, 1, 2].map((index) => number(args, index, call)), true)),
  ),
  NEGBINOMDIST: scalar(3, (args, call) =>
    Number(formulaJs('NEGBINOM.DIST')(whole(args, 0, call), whole(args, 1, call), number(args, 2, call), false)),
  ),
  NORMSDIST: scalar(1, (args, call) => Number(formulaJs('NORM.S.DIST')(number(args, 0, call), true))),
  TDIST: scalar(3, (args, call) => {
    const [x, freedom, tails] = [number(args, 0, call), whole(args, 1, call), whole(args, 2, call)];
    if (x < 0 || freedom < 1 || ![1, 2].includes(tails)) throw badNumber('Function TDIST has wrong parameters.');
    return tailOf(x, freedom) * tails;
  }),
  'MODE.MULT': range([1, Number.POSITIVE_INFINITY], (args, call) => {
    const counts = new Map<number, number>();
    for (const each of numbers(args, call)) counts.set(each, (counts.get(each) ?? 0) + 1);
    const most = [...counts.values()].reduce((high, each) => Math.max(high, each), 0);
    if (most < 2) throw notAvailable('Function MODE.MULT found no value that occurs more than once.');
    return Grid.of([...counts].filter(([, count]) => count === most).map(([value]) => [value]));
  }),
};
