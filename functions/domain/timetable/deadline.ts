import { lastDayOfMonth } from '../calendar/day.ts';
import type { Activity } from './activity.ts';

/** Deadline of an activity: the one entered by staff, or the last day of its last month. */
export function deadlineOf({ months, row }: Pick<Activity, 'months' | 'row'>, year: number): string {
  return row?.deadlineOverride ?? lastDayOfMonth(year, months[1]);
}
