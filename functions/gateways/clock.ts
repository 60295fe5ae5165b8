import { DateTime } from 'luxon';

/** The outside world's time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Date and wall time in the school's zone: `2026-09-01`, `2026-09-01T08:05:00`. */
export function schoolTime(moment: Date, timeZone: string): { today: string; now: string } {
  const local = DateTime.fromJSDate(moment, { zone: timeZone });
  return { today: local.toFormat('yyyy-MM-dd'), now: local.toFormat("yyyy-MM-dd'T'HH:mm:ss") };
}
