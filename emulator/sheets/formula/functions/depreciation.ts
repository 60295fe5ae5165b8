import { wallTime } from '../../serial-date.ts';
import { type FunctionTable, scalar } from '../function.ts';
import { badNumber, number, truth, whole } from './arguments.ts';
import { yearFraction } from './year-fraction.ts';

/**
 * The depreciation between two points of an asset's life by the declining balance. Unless `stays` is set, it becomes linear as soon as the linear
 * depreciation is larger.
 */
function declining(
  cost: number,
  salvage: number,
  life: number,
  from: number,
  to: number,
  factor: number,
  stays: boolean,
) {
  let [value, sum] = [cost, 0];
  for (let period = 0; period < Math.ceil(to); period += 1) {
    const quick = Math.max(0, Math.min((value * factor) / life, value - salvage));
    const linear = Math.max(0, (value - salvage) / (life - period));
    const written = stays ? quick : Math.min(Math.max(quick, linear), Math.max(0, value - salvage));
    const part = Math.max(0, Math.min(period + 1, to) - Math.max(period, from));
    sum += written * part;
    value -= written;
  }
  return sum;
}

/** Depreciation over parts of a life, and by the French system. */
export const DEPRECIATION: FunctionTable = {
  VDB: scalar([5, 7], (args, call) => {
    const given = (index: number) => number(args, index, call);
    const [cost, salvage, life, from, to] = [given(0), given(1), given(2), given(3), given(4)];
    const factor = number(args, 5, call, 2);
    if (from < 0 || to < from || to > life || factor <= 0) throw badNumber('Function VDB has wrong parameters.');
    return declining(cost, salvage, life, from, to, factor, truth(args, 6, call, false));
  }),
  AMORLINC: scalar([6, 7], (args, call) => {
    const given = (index: number) => number(args, index, call);
    const [cost, salvage, period, rate] = [given(0), given(3), given(4), given(5)];
    const [bought, ended] = [wallTime(Math.floor(given(1))), wallTime(Math.floor(given(2)))];
    if (cost <= 0 || salvage < 0 || period < 0 || rate <= 0) throw badNumber('Function AMORLINC has wrong parameters.');
    const first = cost * rate * yearFraction(bought, ended, whole(args, 6, call, 0));
    if (Math.floor(period) === 0) return Math.min(first, cost - salvage);
    const left = cost - salvage - first - cost * rate * (Math.floor(period) - 1);
    return Math.max(0, Math.min(cost * rate, left));
  }),
};
