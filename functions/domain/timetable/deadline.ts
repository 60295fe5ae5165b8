import { lastDayOfMonth } from '../calendar/day.ts';
import type { Activity } from './activity.ts';

/** The deadline of an activity: the one that the staff entered, or the last day of its last month. */
export function deadlineOf({ months, row }: Pick<Activity, 'months' | 'row'>, year: number): string {
  return row?.deadlineOverride ?? lastDayOfMonth(year, months[1]);
}
