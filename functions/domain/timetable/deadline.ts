import { lastDayOfMonth } from '../calendar/day.ts';
import type { Activity } from './activity.ts';

/** Last day of an activity: what staff entered, or the last calendar day of its last month. */
export function deadlineOf({ months, row }: Pick<Activity, 'months' | 'row'>, year: number): string {
  return row?.deadlineOverride ?? lastDayOfMonth(year, months[1]);
}
