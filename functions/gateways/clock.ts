import { settings } from '../../sheets-schema/settings.ts';

/** The outside world's time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A zone that nobody knows counts as the default of the settings, so that a slip of the pen there does not stop the programme. */
export function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('ru-RU', { timeZone });
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return settings.timeZone.default;
    throw error;
  }
}

/**
 * Date and wall time in the school's zone: `2026-09-01`, `2026-09-01T08:05:00`. Intl is in Apps Script too, where a date library
 * would double the time to load.
 */
export function schoolTime(moment: Date, timeZone: string): { today: string; now: string } {
  // Swedish dates are ISO dates.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: knownZone(timeZone),
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const [today = '', time = ''] = format.format(moment).split(' ');
  return { today, now: `${today}T${time}` };
}
