import { compareValues } from '../coerce.ts';
import { type FormulaFunction, type FunctionTable, scalar } from '../function.ts';
import { number } from './arguments.ts';

const comparison = (holds: (order: number) => boolean): FormulaFunction =>
  scalar(2, ([left = null, right = null]) => holds(compareValues(left, right)));

export const OPERATORS: FunctionTable = {
  EQ: comparison((order) => order === 0),
  NE: comparison((order) => order !== 0),
  GT: comparison((order) => order > 0),
  GTE: comparison((order) => order >= 0),
  LT: comparison((order) => order < 0),
  LTE: comparison((order) => order <= 0),
  ISBETWEEN: scalar([3, 5], ([value = null, low = null, high = null, lowCounts = true, highCounts = true]) => {
    const [above, below] = [compareValues(value, low), compareValues(value, high)];
    return (lowCounts ? above >= 0 : above > 0) && (highCounts ? below <= 0 : below < 0);
  }),
  UMINUS: scalar(1, (args, call) => -number(args, 0, call) || 0),
  UPLUS: scalar(1, ([value = null]) => value),
  UNARY_PERCENT: scalar(1, (args, call) => number(args, 0, call) / 100),
};
