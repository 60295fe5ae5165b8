import { addDays, latestDay } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { History, Used } from './history.ts';
import type { Occasion, Turn } from './occasion.ts';
import type { Schedule } from './schedule.ts';

const NONE: readonly Used[] = [];

/** The last day on which a letter of the occasion went. If no letter has a known day, the day on which the first letter was due. */
const lastDay = (used: readonly Used[], from: string) => latestDay(used.map(({ day }) => day)) ?? from;

function nextRepeat(
  { from, every, most, follows }: Extract<Schedule, { kind: 'repeat' }>,
  used: readonly Used[],
  past: History,
): Turn | undefined {
  const written = used.reduce((highest, { period }) => Math.max(highest, Number(period)), 0);
  if (written >= most) return undefined;
  const base = written > 0 ? used : follows === undefined ? NONE : (past.get(follows) ?? NONE);
  if (base.length === 0 && follows !== undefined) return undefined;
  const soonest = base.length === 0 ? from : addDays(lastDay(base, from), every);
  return { period: String(written + 1), nth: written + 1, dueOn: latestDay([soonest, from]) ?? from };
}

function nextOfDays(days: readonly string[], used: readonly Used[], day: string): Turn | undefined {
  const number = days.filter((one) => one <= day).length;
  const dueOn = days[number - 1];
  if (dueOn === undefined || used.some(({ period }) => Number(period) >= number)) return undefined;
  return { period: String(number), nth: used.length + 1, dueOn };
}

function nextDated(period: string, dueOn: string, used: readonly Used[]): Turn | undefined {
  return used.some((one) => one.period === period) ? undefined : { period, nth: 1, dueOn };
}

/** The letter of an occasion that is due by this day and not written yet. */
export function dueTurn(occasion: Occasion, past: History, day: string, calendar: WorkingDays): Turn | undefined {
  const { schedule, until } = occasion;
  if (until !== undefined && day > until) return undefined;
  if (schedule.kind !== 'days' && schedule.kind !== 'monthly' && schedule.from > day) return undefined;
  const used = past.get(occasion.key) ?? NONE;
  switch (schedule.kind) {
    case 'repeat': {
      const turn = nextRepeat(schedule, used, past);
      return turn && turn.dueOn <= day ? turn : undefined;
    }
    case 'days':
      return nextOfDays(schedule.days, used, day);
    case 'daily':
      return nextDated(day, day, used);
    case 'monthly':
      return calendar.onOrAfter(`${day.slice(0, 7)}-01`) === day ? nextDated(day.slice(0, 7), day, used) : undefined;
  }
}

/**
 * How many letters of an occasion were written, and whether the last of several was sent long enough ago (`exhausted`). An occasion with one letter
 * is never exhausted, because another kind of notice sends its reminders.
 */
export function spent({ key, schedule }: Occasion, past: History, day: string): { sent: number; exhausted: boolean } {
  const used = past.get(key) ?? NONE;
  const exhausted =
    schedule.kind === 'repeat' &&
    schedule.most > 1 &&
    used.length > 0 &&
    nextRepeat(schedule, used, past) === undefined &&
    addDays(lastDay(used, schedule.from), schedule.every) <= day;
  return { sent: used.length, exhausted };
}
