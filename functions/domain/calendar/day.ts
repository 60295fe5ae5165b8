/** Days are ISO dates (`2026-09-01`). Their order as text is their order in time, and no time zone can shift a day. */

const DAY = 86_400_000;

/** We do not parse `day` as a date, because a plan calls this function thousands of times. */
const instant = (day: string, later = 0) =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + later);

const twoDigits = (number: number) => (number < 10 ? `0${number}` : String(number));

function isoDay(time: number): string {
  if (Number.isNaN(time)) throw new RangeError('There is no such day.');
  const date = new Date(time);
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

/** The day `count` days later. A negative `count` gives an earlier day. */
export function addDays(day: string, count: number): string {
  return isoDay(instant(day, count));
}

/** The number of days between two days; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instant(to) - instant(from)) / DAY);
}

/** 1 for Monday … 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(instant(day)).getUTCDay() || 7;
}

/** The last calendar day of a month. `month` is 1 to 12; 13 is January of the next year. */
export function lastDayOfMonth(year: number, month: number): string {
  return isoDay(Date.UTC(year, month, 0));
}

/** The first calendar day of a month. `month` is 1 to 12; 13 is January of the next year. */
export function firstDayOfMonth(year: number, month: number): string {
  return isoDay(Date.UTC(year, month - 1, 1));
}

/** The latest of these days; undefined if there are none. */
export function latestDay(days: Iterable<string | undefined>): string | undefined {
  let latest: string | undefined;
  for (const day of days) if (day !== undefined && (latest === undefined || day > latest)) latest = day;
  return latest;
}

/** The earliest of these days; undefined if there are none. */
export function earliestDay(days: Iterable<string | undefined>): string | undefined {
  let earliest: string | undefined;
  for (const day of days) if (day !== undefined && (earliest === undefined || day < earliest)) earliest = day;
  return earliest;
}
