import { lastDayOfMonth } from '../calendar/day.ts';
import type { Activity } from './activity.ts';

/** The date that the staff entered, or else the last day of the activity's last month. */
export function deadlineOf({ months, row }: Pick<Activity, 'months' | 'row'>, year: number): string {
  return row?.deadlineOverride ?? lastDayOfMonth(year, months[1]);
}
