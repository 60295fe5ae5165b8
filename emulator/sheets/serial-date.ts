import { DateTime } from 'luxon';

const DAY_MS = 86_400_000;
/** 1970-01-01 as a serial date: days since 1899-12-30. */
export const UNIX_EPOCH = 25_569;

/** Serial date of a calendar day; undefined if there is no such day. `month` is 1–12. */
export function serialDay(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1000) return undefined;
  return time / DAY_MS + UNIX_EPOCH;
}

/** The wall time of an instant in a time zone, as a serial date. */
export function serialNow(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const time = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return time / DAY_MS + UNIX_EPOCH;
}

/** A time of day as a fraction of a day. */
export function serialTime(hours: number, minutes: number, seconds = 0): number {
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** A serial date as wall time, to the nearest millisecond; stored as UTC, because cells have no zone. */
export function wallTime(serial: number): DateTime {
  return DateTime.fromMillis(Math.round((serial - UNIX_EPOCH) * DAY_MS), { zone: 'utc' });
}

/** The serial date of a wall time stored as UTC. */
export function serialNumber(time: DateTime): number {
  return time.toMillis() / DAY_MS + UNIX_EPOCH;
}
