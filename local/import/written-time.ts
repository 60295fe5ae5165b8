import { DateTime } from 'luxon';
import { dateTimeOfSerial } from '../../sheets-schema/cell.ts';

/** Which of two numbers is the day in `06/01/2026`. */
export type SlashOrder = 'dayFirst' | 'monthFirst' | 'unknown';

const SLASHES = /^(\d{1,2})\/(\d{1,2})\/\d{4}\b/;

/** What the whole column says: a number above 12 cannot be a month. */
export function slashOrder(texts: readonly string[]): SlashOrder {
  const pairs = texts.flatMap((text) => {
    const [, first, second] = SLASHES.exec(text.trim()) ?? [];
    return first && second ? [[Number(first), Number(second)] as const] : [];
  });
  if (pairs.some(([first]) => first > 12)) return 'dayFirst';
  if (pairs.some(([, second]) => second > 12)) return 'monthFirst';
  return 'unknown';
}

const DAY =
  /^(?:(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|(?<a>\d{1,2})(?<sign>[./])(?<b>\d{1,2})[./](?<year>\d{4}))/;
const CLOCK = /^[T,\s]*(?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2})(?:\.\d+)?)?\s*(?<half>AM|PM)?/i;
const ZONE = /^\s*(?:(?:GMT|UTC)?\s*(?<sign>[+-])(?<h>\d{1,2}):?(?<min>\d{2})?|(?<utc>Z|GMT|UTC)|(?<msk>MSK|МСК))\s*$/i;

function hoursOf(hours: number, half: string | undefined): number {
  if (!half) return hours;
  return (hours % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

function zoneOf(rest: string): string | undefined {
  const zone = ZONE.exec(rest)?.groups;
  if (!zone) return undefined;
  if (zone.utc) return 'utc';
  if (zone.msk) return 'Europe/Moscow';
  return `UTC${zone.sign}${zone.h}:${zone.min ?? '00'}`;
}

/**
 * Date and time as Google Forms, Yandex Forms and spreadsheet programs write them, as wall time of the school: ISO to the
 * second; undefined where it is none or nobody can say which number is the day.
 */
export function writtenTime(text: string, timeZone: string, order: SlashOrder): string | undefined {
  const said = text.trim();
  const day = DAY.exec(said)?.groups;
  if (!day) return undefined;
  const slashes = day.sign === '/';
  if (slashes && order === 'unknown') return undefined;
  const monthFirst = slashes && order === 'monthFirst';
  const afterDay = said.slice(DAY.exec(said)?.[0].length ?? 0);
  const clock = CLOCK.exec(afterDay)?.groups;
  const rest = afterDay.slice(CLOCK.exec(afterDay)?.[0].length ?? 0).trim();
  const zone = rest === '' ? timeZone : zoneOf(rest);
  if (zone === undefined) return undefined;
  const moment = DateTime.fromObject(
    {
      year: Number(day.y ?? day.year),
      month: Number(day.m ?? (monthFirst ? day.a : day.b)),
      day: Number(day.d ?? (monthFirst ? day.b : day.a)),
      hour: hoursOf(Number(clock?.h ?? 0), clock?.half),
      minute: Number(clock?.min ?? 0),
      second: Number(clock?.s ?? 0),
    },
    { zone },
  );
  return moment.isValid ? moment.setZone(timeZone).toFormat("yyyy-MM-dd'T'HH:mm:ss") : undefined;
}

/** A date of a spreadsheet program, which has no zone: its wall time, to the nearest second, since parts of a day are fractions. */
export function dateCell(value: Date): string {
  return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
}

/** Days since 30.12.1899 of the first and the last date that a number may stand for: the years 2000 to 2100. */
const SERIALS = { first: 36_526, last: 73_415 };

/** The wall time that a number without a format of its own stands for; undefined where it is no date of our century. */
export function serialCell(value: number): string | undefined {
  return value >= SERIALS.first && value < SERIALS.last ? dateTimeOfSerial(value) : undefined;
}
