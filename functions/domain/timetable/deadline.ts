import { lastDayOfMonth } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Activity } from './activity.ts';

/** The date that the staff entered, or else the last working day of the activity's last month. */
export function deadlineOf(
  { months, row }: Pick<Activity, 'months' | 'row'>,
  year: number,
  calendar: Pick<WorkingDays, 'onOrBefore'>,
): string {
  return row?.deadlineOverride ?? calendar.onOrBefore(lastDayOfMonth(year, months[1]));
}
