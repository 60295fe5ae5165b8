import { DateTime, IANAZone } from 'luxon';
import { settings } from '../../sheets-schema/settings.ts';

/** The outside world's time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A zone that nobody knows counts as the default of the settings, so that a slip of the pen there does not stop the programme. */
export function knownZone(timeZone: string): string {
  return IANAZone.isValidZone(timeZone) ? timeZone : settings.timeZone.default;
}

/**
 * Date and wall time in the school's zone: `2026-09-01`, `2026-09-01T08:05:00`.
 */
export function schoolTime(moment: Date, timeZone: string): { today: string; now: string } {
  const local = DateTime.fromJSDate(moment, { zone: knownZone(timeZone) });
  return { today: local.toFormat('yyyy-MM-dd'), now: local.toFormat("yyyy-MM-dd'T'HH:mm:ss") };
}
