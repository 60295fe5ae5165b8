import type { BrowsedWorkbook, TableName } from '../browsed-workbook.ts';
import type { Life } from '../life.ts';

/** One task of the curator in a part of the year. */
export interface Duty {
  /** First and last day, `MM-DD`, of the model roadmap. */
  readonly from: string;
  readonly until: string;
  readonly tabs: readonly TableName[];
  /** Reads the tabs and types missing values. A repetition changes nothing. */
  work(workbook: BrowsedWorkbook, today: string, life: Life): void;
}
