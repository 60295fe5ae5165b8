import { aggregate, type FunctionTable, overArrays, scalar } from '../function.ts';
import { asGrid, FormulaError, throwIfError } from '../value.ts';
import { badNumber, badValue, number, numbers, whole } from './arguments.ts';

/** Rounds half away from zero at a decimal place. We shift the decimal text, so 1.005 rounds correctly despite its binary form. */
export function rounded(value: number, places: number, how: (size: number) => number = Math.round): number {
  const shifted = shift(Math.abs(value), places);
  return Math.sign(value) * shift(how(Number(shifted.toPrecision(15))), -places) || 0;
}

function shift(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

function divisor(value: number, name: string): number {
  if (value !== 0) return value;
  throw new FormulaError('DIVIDE_BY_ZERO', `Function ${name} parameter 2 cannot be zero.`);
}

function logarithm(value: number, name: string): number {
  if (value > 0) return Math.log(value);
  throw badNumber(`Function ${name} parameter 1 value is ${value}. It should be greater than 0.`);
}

/** A multiple of a factor near a value. Rounding to 15 digits takes away the errors of the binary form: 0.3 / 0.1 is 3. */
const multiple = (value: number, factor: number, how: (size: number) => number): number =>
  factor === 0 ? 0 : Number((how(Number((value / factor).toPrecision(15))) * factor).toPrecision(15));

const toMultiple = (name: string, how: (size: number) => number) =>
  scalar([1, 2], (args, call) => {
    const [value, factor] = [number(args, 0, call), number(args, 1, call, 1)];
    if (value > 0 && factor < 0) throw badNumber(`Function ${name} parameter 2 must have the sign of parameter 1.`);
    return multiple(value, factor, how);
  });

/** CEILING.MATH and the like. The sign of the factor does not count; a third argument reverses the direction for negative values. */
const toUnsignedMultiple = (most: 2 | 3, how: (size: number) => number) =>
  scalar([1, most], (args, call) => {
    const [value, factor] = [number(args, 0, call), Math.abs(number(args, 1, call, 1))];
    const isReversed = value < 0 && number(args, 2, call, 0) !== 0;
    return isReversed ? -multiple(-value, factor, how) : multiple(value, factor, how);
  });

export const MATH: FunctionTable = {
  SUM: aggregate([1, Infinity], (args, call) =>
    Number(
      numbers(args, call)
        .reduce((sum, each) => sum + each, 0)
        .toPrecision(15),
    ),
  ),
  PRODUCT: aggregate([1, Infinity], (args, call) => numbers(args, call).reduce((product, each) => product * each, 1)),
  SUMSQ: aggregate([1, Infinity], (args, call) => numbers(args, call).reduce((sum, each) => sum + each * each, 0)),
  SUMPRODUCT: overArrays([1, Infinity], (args) => {
    const grids = args.map((each) => asGrid(each ?? null));
    const [main] = grids;
    if (grids.some(({ height, width }) => height !== main?.height || width !== main?.width)) {
      throw badValue('SUMPRODUCT has mismatched range sizes.');
    }
    const lines = main?.lines ?? [];
    let sum = 0;
    for (let row = 0; row < lines.length; row += 1) {
      for (let column = 0; column < (main?.width ?? 0); column += 1) {
        const factors = grids.map((grid) => throwIfError(grid.at(row, column)));
        // A boolean counts as one or zero. A text or an empty cell counts as zero.
        sum += factors.reduce<number>(
          (product, each) => product * (typeof each === 'number' ? each : each === true ? 1 : 0),
          1,
        );
      }
    }
    return sum;
  }),
  ABS: scalar(1, (args, call) => Math.abs(number(args, 0, call))),
  SIGN: scalar(1, (args, call) => Math.sign(number(args, 0, call))),
  INT: scalar(1, (args, call) => Math.floor(number(args, 0, call))),
  TRUNC: scalar([1, 2], (args, call) => rounded(number(args, 0, call), whole(args, 1, call, 0), Math.floor)),
  ROUND: scalar([1, 2], (args, call) => rounded(number(args, 0, call), whole(args, 1, call, 0))),
  ROUNDUP: scalar([1, 2], (args, call) => rounded(number(args, 0, call), whole(args, 1, call, 0), Math.ceil)),
  ROUNDDOWN: scalar([1, 2], (args, call) => rounded(number(args, 0, call), whole(args, 1, call, 0), Math.floor)),
  MROUND: toMultiple('MROUND', Math.round),
  CEILING: toMultiple('CEILING', Math.ceil),
  'CEILING.MATH': toUnsignedMultiple(3, Math.ceil),
  'CEILING.PRECISE': toUnsignedMultiple(2, Math.ceil),
  'ISO.CEILING': toUnsignedMultiple(2, Math.ceil),
  FLOOR: toMultiple('FLOOR', Math.floor),
  'FLOOR.MATH': toUnsignedMultiple(3, Math.floor),
  'FLOOR.PRECISE': toUnsignedMultiple(2, Math.floor),
  MOD: scalar(2, (args, call) => {
    const [value, by] = [number(args, 0, call), divisor(number(args, 1, call), 'MOD')];
    return value - by * Math.floor(value / by);
  }),
  QUOTIENT: scalar(2, (args, call) => Math.trunc(number(args, 0, call) / divisor(number(args, 1, call), 'QUOTIENT'))),
  DIVIDE: scalar(2, (args, call) => number(args, 0, call) / divisor(number(args, 1, call), 'DIVIDE')),
  ADD: scalar(2, (args, call) => number(args, 0, call) + number(args, 1, call)),
  MINUS: scalar(2, (args, call) => number(args, 0, call) - number(args, 1, call)),
  MULTIPLY: scalar(2, (args, call) => number(args, 0, call) * number(args, 1, call)),
  POWER: scalar(2, (args, call) => {
    const power = number(args, 0, call) ** number(args, 1, call);
    if (!Number.isFinite(power)) throw badNumber('Function POWER has no real result.');
    return power;
  }),
  SQRT: scalar(1, (args, call) => {
    const value = number(args, 0, call);
    if (value < 0)
      throw badNumber(`Function SQRT parameter 1 value is negative (${value}). It should be positive or zero.`);
    return Math.sqrt(value);
  }),
  EXP: scalar(1, (args, call) => Math.exp(number(args, 0, call))),
  LN: scalar(1, (args, call) => logarithm(number(args, 0, call), 'LN')),
  LOG10: scalar(1, (args, call) => {
    const value = number(args, 0, call);
    logarithm(value, 'LOG10');
    return Math.log10(value);
  }),
  LOG: scalar([1, 2], (args, call) => {
    const base = number(args, 1, call, 10);
    const result = logarithm(number(args, 0, call), 'LOG') / divisor(logarithm(base, 'LOG'), 'LOG');
    return Number(result.toPrecision(15));
  }),
  PI: scalar(0, () => Math.PI),
  RAND: scalar(0, (_args, { scope }) => scope.workbook.random()),
  RANDBETWEEN: scalar(2, (args, call) => {
    const [low, high] = [Math.ceil(number(args, 0, call)), Math.floor(number(args, 1, call))];
    if (low > high)
      throw badNumber(
        `Function RANDBETWEEN parameter 2 value is ${high}. It should be greater than or equal to: ${low}.`,
      );
    return low + Math.floor(call.scope.workbook.random() * (high - low + 1));
  }),
};
