import { addDays } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Schedule } from './schedule.ts';

const LONGEST_PAUSE = 20;

/** The last working day before a day: on a day off nobody would read the reminder in time. */
export function workingDayBefore(day: string, calendar: WorkingDays): string {
  let found = addDays(day, -1);
  for (let tries = 0; !calendar.isWorkingDay(found) && tries < LONGEST_PAUSE; tries++) found = addDays(found, -1);
  return found;
}

/** As soon as the date is known, and on the working day before. */
export function announcedAndDayBefore(today: string, date: string, calendar: WorkingDays): Schedule {
  return { kind: 'days', days: [today, workingDayBefore(date, calendar)] };
}

/** A week before, and on the working day before. */
export function weekAndDayBefore(date: string, calendar: WorkingDays): Schedule {
  return { kind: 'days', days: [addDays(date, -7), workingDayBefore(date, calendar)] };
}
