import { serialDay, serialTime, wallTime } from '../../../serial-date.ts';
import type { Value } from '../../value.ts';
import { fail } from './tokens.ts';

/* The scalar functions of the query language return an empty value for an empty value. */

const ofDate =
  (part: (time: ReturnType<typeof wallTime>) => number) =>
  ([value]: readonly Value[]): Value =>
    typeof value === 'number' ? part(wallTime(value)) : null;

const ofText =
  (change: (text: string) => string) =>
  ([value]: readonly Value[]): Value =>
    typeof value === 'string' ? change(value) : null;

export const SCALARS: Readonly<Record<string, (args: readonly Value[], now: number) => Value>> = {
  year: ofDate(({ year }) => year),
  // January is 0.
  month: ofDate(({ month }) => month - 1),
  day: ofDate(({ day }) => day),
  hour: ofDate(({ hour }) => hour),
  minute: ofDate(({ minute }) => minute),
  second: ofDate(({ second }) => second),
  millisecond: ofDate(({ millisecond }) => millisecond),
  quarter: ofDate(({ month }) => Math.ceil(month / 3)),
  // Sunday is 1.
  dayofweek: ofDate(({ weekday }) => (weekday % 7) + 1),
  todate: ([value]) => (typeof value === 'number' ? Math.floor(value) : null),
  datediff: ([a, b]) => (typeof a === 'number' && typeof b === 'number' ? Math.floor(a) - Math.floor(b) : null),
  now: (_, now) => now,
  upper: ofText((text) => text.toUpperCase()),
  lower: ofText((text) => text.toLowerCase()),
};

const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const TIME = String.raw`(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)`;

/** The value of a literal such as `date '2026-09-01'`. */
export const LITERALS: Readonly<Record<string, (text: string) => number>> = {
  date: (text) => moment(new RegExp(`^${DATE}$`).exec(text)),
  datetime: (text) => moment(new RegExp(`^${DATE} ${TIME}$`).exec(text)),
  timestamp: (text) => moment(new RegExp(`^${DATE} ${TIME}$`).exec(text)),
  timeofday(text) {
    const [, hours, minutes, seconds] = new RegExp(`^${TIME}$`).exec(text) ?? [];
    if (hours === undefined) throw fail(`invalid time: ${text}`);
    return serialTime(Number(hours), Number(minutes), Number(seconds));
  },
};

function moment(parts: RegExpExecArray | null): number {
  const [year, month, day, hours = 0, minutes = 0, seconds = 0] = (parts ?? []).slice(1).map(Number);
  const serial = serialDay(year ?? 0, month ?? 0, day ?? 0);
  if (serial === undefined) throw fail('invalid date');
  return serial + serialTime(hours, minutes, seconds);
}
