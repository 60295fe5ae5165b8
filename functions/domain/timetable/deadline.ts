import { addDays, earliestDay, firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Activity } from './activity.ts';

/** The date that the staff entered, or else the last working day of the activity: up to its last day, or to the end of its last month. */
export function deadlineOf(
  { months, lastDay, row }: Pick<Activity, 'months' | 'lastDay' | 'row'>,
  year: number,
  calendar: Pick<WorkingDays, 'onOrBefore'>,
): string {
  const end = lastDayOfMonth(year, months[1]);
  const typed = lastDay === undefined ? undefined : addDays(firstDayOfMonth(year, months[1]), lastDay - 1);
  return row?.deadlineOverride ?? calendar.onOrBefore(earliestDay([end, typed]) ?? end);
}
