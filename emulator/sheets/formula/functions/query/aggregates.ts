import { compareValues } from '../../coerce.ts';
import type { Value } from '../../value.ts';
import { fail } from './tokens.ts';

export const AGGREGATES: ReadonlySet<string> = new Set(['sum', 'avg', 'count', 'max', 'min']);

/** The aggregate of the values that are not empty; null without values, but a count is 0. */
export function aggregated(name: string, all: readonly Value[]): Value {
  const values = all.filter((value) => value !== null && value !== '');
  if (name === 'count') return values.length;
  if (values.length === 0) return null;
  if (name === 'max' || name === 'min') {
    const sign = name === 'max' ? 1 : -1;
    return values.reduce((best, value) => (sign * compareValues(value, best) > 0 ? value : best));
  }
  const numbers = values.map((value) => {
    if (typeof value !== 'number') throw fail('AVG_SUM_ONLY_NUMERIC');
    return value;
  });
  const sum = numbers.reduce((total, each) => total + each, 0);
  return name === 'sum' ? sum : sum / numbers.length;
}
