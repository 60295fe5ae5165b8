import type { SchoolDay } from '../school-day.ts';
import type { Pair } from './pair.ts';

/** A school day, with the pairs of the workbook. */
export interface PairedDay extends SchoolDay {
  readonly pairs: readonly Pair[];
}
