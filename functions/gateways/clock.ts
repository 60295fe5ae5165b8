import { settings } from '../../sheets-schema/settings.ts';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The time zone, or the default for an unknown one, because a typing error must not stop the programme. */
export function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('ru-RU', { timeZone });
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return settings.timeZone.default;
    throw error;
  }
}

/** Creating a format takes longer than all its uses in a run. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish dates have the ISO form.
  const style = { dateStyle: 'short', timeStyle: 'medium' } as const;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: knownZone(timeZone), ...style });
  formats.set(timeZone, format);
  return format;
}

/**
 * Date and wall time in the school's zone: `2026-09-01`, `2026-09-01T08:05:00`. By Intl, because a date library would double the script's load time.
 */
export function schoolTime(moment: Date, timeZone: string): { today: string; now: string } {
  const [today = '', time = ''] = formatOf(timeZone).format(moment).split(' ');
  return { today, now: `${today}T${time}` };
}
