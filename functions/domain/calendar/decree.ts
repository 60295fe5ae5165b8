import { fixedHolidays, moveableDays } from '../../../sheets-schema/tables/holidays.ts';
import { MONTHS_AFTER_DAY } from './day-text.ts';
import type { SpecialDay } from './working-days.ts';

const DAY = `(\\d{1,2})\\s+(${MONTHS_AFTER_DAY.join('|')})`;
const YEAR = /(\d{4})\s*(?:году|год|г\.)/gu;
const MOVE = new RegExp(
  `с\\s+(?:\\p{L}+\\s+)?${DAY}(?:\\s+\\d{4}\\s*\\p{L}*\\.?)?\\s+на\\s+(?:\\p{L}+\\s+)?${DAY}`,
  'giu',
);

function dayOf(year: number, day = '', month = ''): string {
  const number = MONTHS_AFTER_DAY.indexOf(month.toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * The days off that the government moves, from the text of its decree: «О переносе выходных дней в 2027 году … с субботы 2 января на пятницу
 * 31 декабря». A year counts for all moves after it. A Saturday from which a day off is moved is worked, unless it is a holiday itself.
 */
export function decreedDays(text = ''): readonly SpecialDay[] {
  const years = [...text.matchAll(YEAR)].map((found) => ({ at: found.index, year: Number(found[1]) }));
  return [...text.matchAll(MOVE)].flatMap(({ index, 1: fromDay, 2: fromMonth, 3: toDay, 4: toMonth }): SpecialDay[] => {
    const year = years.findLast(({ at }) => at < index)?.year;
    if (year === undefined) return [];
    const [from, to] = [dayOf(year, fromDay, fromMonth), dayOf(year, toDay, toMonth)];
    const isHoliday = fixedHolidays(year).includes(from);
    return [{ date: to, kind: 'dayOff' }, ...(isHoliday ? [] : [{ date: from, kind: 'workday' } as const])];
  });
}

/** Whether a year's days off are known: the program knows the decree, the school entered its text, or no January holiday falls on a weekend. */
export function isCalendarKnown(year: number, text = ''): boolean {
  return moveableDays(year) === 0 || decreedDays(text).some(({ date }) => date?.startsWith(`${year}-`));
}
