import type { BrowsedWorkbook, TableName } from '../browsed-workbook.ts';
import type { Life } from '../life.ts';

/** One task of the curator in a part of the year. */
export interface Duty {
  /** First and last day, `MM-DD`. */
  readonly from: string;
  readonly until: string;
  readonly tabs: readonly TableName[];
  /** Reads the tabs and types missing values. A repetition changes nothing. */
  work(workbook: BrowsedWorkbook, today: string, life: Life): void;
}

/** A day of the programme's year: `dayIn(life, '09-08')`. */
export function dayIn({ year }: Life, dayOfYear: string): string {
  return `${year}-${dayOfYear}`;
}
