import { DateTime, Interval } from 'luxon';

/** Hours in which the timer of a deployment works: from the first to before the second, local time. */
const HOURS = { from: 6, to: 22 };

/** Minutes of those hours after which a run that was due is missing. The script's own timer comes once an hour. */
const GRACE_MIN = 90;

/** The timer's hours of a day. */
const hoursOf = (day: DateTime) =>
  Interval.fromDateTimes(day.startOf('day').set({ hour: HOURS.from }), day.startOf('day').set({ hour: HOURS.to }));

/** Whether the timer should have come since `since` and did not. At night nothing is due. */
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

/** The first moment of the school's day: what a new day brings is due from then on. */
export const dayBegan = (now: Date, timeZone: string): Date =>
  DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').toJSDate();
