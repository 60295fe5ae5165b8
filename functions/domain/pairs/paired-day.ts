import type { SchoolDay } from '../school-day.ts';
import type { Pair } from './pair.ts';

/** A day of the school with the pairs in its workbook. */
export interface PairedDay extends SchoolDay {
  readonly pairs: readonly Pair[];
}
