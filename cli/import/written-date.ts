import { DateTime } from 'luxon';
import { dateTimeOfSerial } from '../../sheets-schema/cell.ts';

export type DateOrder = 'dayFirst' | 'monthFirst' | 'yearFirst';

export const DATE_ORDERS: readonly DateOrder[] = ['dayFirst', 'monthFirst', 'yearFirst'];

export interface Years {
  readonly from: number;
  readonly to: number;
}

/** A date at the beginning of a text: its ISO day for each possible order, and the text after the date. */
interface WrittenDay {
  readonly days: ReadonlyMap<DateOrder, string>;
  readonly rest: string;
}

const NUMBERS = /^(?<a>\d{1,4})(?<sign>[-/.])(?<b>\d{1,2})\k<sign>(?<c>\d{1,4})(?!\d)(?:\s*г\.?(?=[\s,]|$))?/u;
const WORDS =
  /^(?:(?<d>\d{1,2})\s+(?<m>\p{L}{3,})\.?|(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})),?\s+(?<y>\d{4})(?!\d)(?:\s*г\.?(?=[\s,]|$))?/u;
const MONTHS = ['янв|jan', 'фев|feb', 'мар|mar', 'апр|apr', 'ма[йя]|may', 'июн|jun', 'июл|jul', 'авг|aug', 'сен|sep']
  .concat(['окт|oct', 'ноя|nov', 'дек|dec'])
  .map((month) => new RegExp(`^(?:${month})`, 'iu'));

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
  return date.isValid ? date.toFormat('yyyy-MM-dd') : undefined;
}

function yearOf(digits: string, { from, to }: Years): number | undefined {
  if (digits.length === 4) return Number(digits);
  const year = 2000 + Number(digits);
  return digits.length === 2 && year >= from && year <= to ? year : undefined;
}

/** The possible orders of a date. Dots mean that the day comes first. A long number is the year. */
function possible(a: string, sign: string, c: string): readonly DateOrder[] {
  if (a.length > 2) return ['yearFirst'];
  if (sign === '.') return ['dayFirst'];
  return c.length > 2 ? ['dayFirst', 'monthFirst'] : DATE_ORDERS;
}

function writtenDay(text: string, years: Years): WrittenDay | undefined {
  const said = text.trim();
  const numbers = NUMBERS.exec(said);
  const { a = '', sign = '', b = '', c = '' } = numbers?.groups ?? {};
  if (numbers) {
    const days = new Map<DateOrder, string>();
    for (const order of possible(a, sign, c)) {
      const year = yearOf(order === 'yearFirst' ? a : c, years);
      const [month, day] = order === 'dayFirst' ? [b, a] : order === 'monthFirst' ? [a, b] : [b, c];
      const iso = year === undefined ? undefined : isoDay(year, Number(month), Number(day));
      if (iso) days.set(order, iso);
    }
    return { days, rest: said.slice(numbers[0].length) };
  }
  const words = WORDS.exec(said);
  const { d, day = d, m, month = m ?? '', y } = words?.groups ?? {};
  const iso = words && isoDay(Number(y), MONTHS.findIndex((each) => each.test(month)) + 1, Number(day));
  return iso
    ? { days: new Map(DATE_ORDERS.map((order) => [order, iso])), rest: said.slice(words[0].length) }
    : undefined;
}

const CLOCK = /^(?:[T,\s]|в\s)*(?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?\s*(?<half>[AP]\.?M\.?)?/iu;
const ZONE = /^\s*(?:(?:GMT|UTC)?\s*(?<sign>[+-])(?<h>\d{1,2}):?(?<min>\d{2})?|(?<utc>Z|GMT|UTC)|(?<msk>MSK|МСК))\s*$/i;

function hoursOf(hours: number, half: string | undefined): number {
  if (!half) return hours;
  return (hours % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** The time of day after a date, in seconds, and its time zone; undefined if other text follows. */
function clockOf(rest: string, timeZone: string): { readonly seconds: number; readonly zone: string } | undefined {
  const clock = CLOCK.exec(rest);
  const { h = 0, min = 0, s = 0, half } = clock?.groups ?? {};
  const behind = rest.slice(clock?.[0].length ?? 0).trim();
  const zone = ZONE.exec(behind)?.groups;
  if (behind !== '' && !zone) return undefined;
  const seconds = hoursOf(Number(h), half) * 3600 + Number(min) * 60 + Number(s);
  if (Number(min) > 59 || Number(s) > 59 || seconds >= 86_400) return undefined;
  if (!zone) return { seconds, zone: timeZone };
  if (zone.utc) return { seconds, zone: 'utc' };
  return { seconds, zone: zone.msk ? 'Europe/Moscow' : `UTC${zone.sign}${zone.h}:${zone.min ?? '00'}` };
}

/** The orders that fit all dates of a file; empty if the dates contradict each other. */
export function dateOrders(texts: Iterable<string>, years: Years): readonly DateOrder[] {
  let left = DATE_ORDERS;
  for (const text of texts) {
    const day = writtenDay(text, years);
    // Timestamps of Google begin with the year, even beside dates of another order.
    if (!day || day.days.size === 0 || !clockOf(day.rest, 'utc') || hasOneOrder(text)) continue;
    left = left.filter((order) => day.days.has(order));
  }
  return left;
}

/** Whether the format allows only one order: dots, a leading four-digit year, or a month in letters. */
function hasOneOrder(text: string): boolean {
  const { a = '', sign = '', c = '' } = NUMBERS.exec(text.trim())?.groups ?? {};
  return a === '' || possible(a, sign, c).length === 1;
}

export interface DateReading {
  readonly timeZone: string;
  /** The result of {@link dateOrders} for the file, or the order that a person named. */
  readonly orders: readonly DateOrder[];
  readonly years: Years;
}

/** The school's local time, ISO to the second; `ambiguous` if the order of day and month is unknown. */
export type TimeReading = { readonly time: string } | 'ambiguous' | undefined;

/**
 * Reads date and time in the formats of Google, Microsoft and Yandex Forms and of spreadsheet programs; undefined if
 * the text is in none of these formats.
 */
export function writtenTime(text: string, { timeZone, orders, years }: DateReading): TimeReading {
  const written = writtenDay(text, years);
  const clock = written && clockOf(written.rest, timeZone);
  if (!written || !clock) return undefined;
  const free = orders.length === 0 || hasOneOrder(text);
  const days = new Set([...written.days].flatMap(([order, day]) => (free || orders.includes(order) ? [day] : [])));
  const [day, other] = days;
  if (day === undefined) return undefined;
  if (other !== undefined) return 'ambiguous';
  const { seconds, zone } = clock;
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [year, month, date] = day.split('-').map(Number);
  const moment = DateTime.fromObject({ year, month, day: date, hour: h, minute: min, second: s }, { zone });
  return moment.isValid ? { time: moment.setZone(timeZone).toFormat("yyyy-MM-dd'T'HH:mm:ss") } : undefined;
}

/** The local time of a spreadsheet date, which has no time zone. Rounds to the second, because spreadsheets store the time as a fraction of a day. */
export function dateCell(value: Date): string {
  return new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
}

/** The bounds of plausible dates as serial numbers, in days since 30.12.1899: the years 2000 to 2100. `last` is excluded. */
const SERIALS = { first: 36_526, last: 73_415 };

/** The local time of a number that should be a date; undefined if the number is outside {@link SERIALS}. */
export function serialCell(value: number): string | undefined {
  return value >= SERIALS.first && value < SERIALS.last ? dateTimeOfSerial(value) : undefined;
}
