import { addDays } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Schedule } from './schedule.ts';

const LONGEST_PAUSE = 20;

/** The last working day before a day. Nobody would read a reminder on a day off. */
export function workingDayBefore(day: string, calendar: WorkingDays): string {
  let found = addDays(day, -1);
  for (let tries = 0; !calendar.isWorkingDay(found) && tries < LONGEST_PAUSE; tries++) found = addDays(found, -1);
  return found;
}

/** Schedules a letter as soon as the date is known, and a letter on the working day before the event. */
export function announcedAndDayBefore(today: string, date: string, calendar: WorkingDays): Schedule {
  return { kind: 'days', days: [today, workingDayBefore(date, calendar)] };
}
