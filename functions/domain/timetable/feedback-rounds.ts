import type { Settings } from '../../../sheets-schema/settings.ts';
import { addDays, latestDay } from '../calendar/day.ts';
import type { Timetable } from './timetable.ts';

/** Seven weeks and two before the activity ends: 10 October and 16 November by default. */
const DAYS_BEFORE_END = { first: 51, second: 14 } as const;

/** Days of feedback rounds, in order: from the settings, or counted back from the end of 6.5, never before it begins. None if switched off. */
export function feedbackRounds(settings: Settings, timetable: Timetable): string[] {
  const { from, to, off } = timetable('6.5');
  if (off) return [];
  const before = (days: number) => latestDay([from, addDays(to, -days)]) ?? from;
  const first = settings.feedbackRound1 ?? before(DAYS_BEFORE_END.first);
  const second = settings.feedbackRound2 ?? before(DAYS_BEFORE_END.second);
  return [...new Set([first, second])].sort();
}
