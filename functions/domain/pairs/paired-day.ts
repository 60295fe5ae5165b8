import type { SchoolDay } from '../school-day.ts';
import type { Pair } from './pair.ts';

export interface PairedDay extends SchoolDay {
  readonly pairs: readonly Pair[];
}
