import type { Desk, TableName } from '../desk.ts';
import type { Life } from '../life.ts';

/** One thing that the curator looks after in a part of the year. */
export interface Duty {
  /** First and last day, `MM-DD`. */
  readonly from: string;
  readonly until: string;
  /** The tabs she opens for it. */
  readonly tabs: readonly TableName[];
  /** Looks at what stands there and types what is missing; doing it twice changes nothing. */
  work(desk: Desk, today: string, life: Life): void;
}

/** The day of the programme's year: `dayIn(life, '09-08')`. */
export function dayIn({ year }: Life, dayOfYear: string): string {
  return `${year}-${dayOfYear}`;
}
