import { DateTime, Interval } from 'luxon';

/** Working hours of a deployment's timer, in local time. The hour `to` is excluded. */
const HOURS = { from: 6, to: 22 };

/** Minutes of working time after which a due run counts as missing. The script's own timer runs once an hour. */
const GRACE_MIN = 90;

const hoursOf = (day: DateTime) =>
  Interval.fromDateTimes(day.startOf('day').set({ hour: HOURS.from }), day.startOf('day').set({ hour: HOURS.to }));

/** Whether the timer should have run after `since` and did not. Nothing is due at night. */
export function isOverdue(since: Date, now: Date, timeZone: string): boolean {
  const from = DateTime.fromJSDate(since, { zone: timeZone });
  const to = DateTime.fromJSDate(now, { zone: timeZone });
  if (from >= to) return false;
  if (to.diff(from, 'days').days > 1) return true;
  const waited = Interval.fromDateTimes(from, to);
  const minutes = [from, from.plus({ days: 1 })].map(
    (day) => waited.intersection(hoursOf(day))?.toDuration('minutes').minutes ?? 0,
  );
  return minutes.reduce((sum, each) => sum + each, 0) > GRACE_MIN;
}

/** The start of the school's day. From then on, the tasks of the day are due. */
export const dayBegan = (now: Date, timeZone: string): Date =>
  DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').toJSDate();
