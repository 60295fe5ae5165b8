import type { SchoolDay } from '../school-day.ts';
import type { Pair } from './pair.ts';

/** A day of the school together with the pairs that its workbook holds. */
export interface PairedDay extends SchoolDay {
  readonly pairs: readonly Pair[];
}
