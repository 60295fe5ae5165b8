import { addDays, weekday } from '../functions/domain/calendar/day.ts';
import { type WorkingDays, workingDays } from '../functions/domain/calendar/working-days.ts';
import { tables } from '../sheets-schema/tables/index.ts';

/** Moscow, the fictional school's city; it has no daylight saving time. */
const OFFSET = '+03:00';

/** The moment of a local time: `momentOf('2026-09-01', '08:00')`. */
export function momentOf(day: string, time: string): Date {
  return new Date(`${day}T${time}:00${OFFSET}`);
}

/** Every day from the first to the last, inclusive. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The school's working days, with the workbook's default holidays. */
export function schoolDays(year: number): WorkingDays {
  return workingDays(tables.holidays.initialRows?.(year) ?? []);
}

/** Long leave. Nobody works, reads the school's mail or answers. */
function isLeave(day: string): boolean {
  const dayOfYear = day.slice(5);
  return dayOfYear >= '07-01' && dayOfYear <= '08-14';
}

/** The day itself or, if it is in the long leave, the first day after the leave. */
export const afterLeave = (day: string): string => (isLeave(day) ? `${day.slice(0, 4)}-08-15` : day);

/** Whether a day is from Monday to Friday, even if it is a holiday. */
export function isWeekday(day: string): boolean {
  return weekday(day) <= 5;
}

/** Whether a day is a weekend or in the summer leave. */
export const isFreeDay = (day: string): boolean => isLeave(day) || !isWeekday(day);
