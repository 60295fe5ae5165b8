import { isQuiet, type WorkingDays } from '../calendar/working-days.ts';
import type { Occasion, Timing, Turn } from './occasion.ts';

const OPENS = '08:00';
const CLOSES = '18:00';

/** A time of day as people read it: «8:00». */
const timeText = (time: string) => time.replace(/^0/u, '');

/** The hours of the day in which letters are sent, as texts. */
export const sendingHours = { from: timeText(OPENS), to: timeText(CLOSES) } as const;

/** The restrictions that each timing respects. */
const respects: Readonly<Record<Timing, { workingDay: boolean; quiet: boolean; hours: boolean; oneADay: boolean }>> = {
  ordinary: { workingDay: true, quiet: true, hours: true, oneADay: true },
  ownDate: { workingDay: true, quiet: false, hours: true, oneADay: true },
  atOnce: { workingDay: true, quiet: false, hours: true, oneADay: false },
  meeting: { workingDay: false, quiet: false, hours: true, oneADay: false },
  legal: { workingDay: true, quiet: false, hours: true, oneADay: true },
  immediate: { workingDay: true, quiet: false, hours: true, oneADay: false },
};

/** A reminder is never `immediate`, because it does not answer what the person has just done. */
export function timingOf(occasion: Pick<Occasion, 'timing'>, turn: Turn): Timing {
  return occasion.timing === 'immediate' && turn.nth > 1 ? 'ordinary' : occasion.timing;
}

export function waitsItsTurn(timing: Timing): boolean {
  return respects[timing].oneADay;
}

/** Whether letters may go at this time of day (`HH:MM…`). */
export function isDaytime(time: string): boolean {
  return time >= OPENS && time < CLOSES;
}

export function isBeforeHours(time: string): boolean {
  return time < OPENS;
}

/** Whether a timing allows a letter on a day. */
export function dayRule(
  calendar: WorkingDays,
  { quietFrom, quietTo }: { readonly quietFrom: string; readonly quietTo: string },
): (timing: Timing, day: string) => boolean {
  return (timing, day) => {
    const rule = respects[timing];
    return !(rule.workingDay && !calendar.isWorkingDay(day)) && !(rule.quiet && isQuiet(day, quietFrom, quietTo));
  };
}

export function allowedAt(timing: Timing, daytime: boolean): boolean {
  return daytime || !respects[timing].hours;
}
