import type { Settings } from '../../../sheets-schema/settings.ts';
import { addDays, daysBetween, latestDay } from '../calendar/day.ts';
import { isQuiet } from '../calendar/working-days.ts';
import type { Timetable } from './timetable.ts';

/** A round begins this long before the end of the activity: by default, on 10 October and 16 November. */
const DAYS_BEFORE_END = { first: 51, second: 14 } as const;

/** The last round goes on for three weeks. */
const LAST_ROUND_DAYS = 21;

/** The least number of days between two rounds, if the program computes both. */
const LEAST_BETWEEN_ROUNDS = 14;

/** Moves a day in the long leave to the first day after the leave, but not beyond `last`. */
function afterLeave(day: string, last: string, { quietFrom, quietTo }: Settings): string {
  let later = day;
  while (later < last && isQuiet(later, quietFrom, quietTo)) later = addDays(later, 1);
  return later;
}

/** The days from a pair's start until we ask how the work goes, because the pair must meet first. */
export const SETTLED_AFTER_DAYS = 14;

/**
 * The first days of the feedback rounds, from the settings. By default they are counted back from the end of 6.5, but they are never before the start
 * of 6.5, and a round that would begin in the long leave begins after it. Empty if 6.5 is switched off.
 */
export function feedbackRounds(settings: Settings, timetable: Timetable): string[] {
  const { from, to, off } = timetable('6.5');
  if (off) return [];
  const before = (days: number) => afterLeave(latestDay([from, addDays(to, -days)]) ?? from, to, settings);
  const first = settings.feedbackRound1 ?? before(DAYS_BEFORE_END.first);
  const second = settings.feedbackRound2 ?? before(DAYS_BEFORE_END.second);
  // After a leave the two rounds may be too close, and people would be asked twice at once.
  const isOne = settings.feedbackRound1 === undefined && daysBetween(first, second) < LEAST_BETWEEN_ROUNDS;
  return isOne ? [second] : [...new Set([first, second])].sort();
}

/** The feedback rounds with their first and last days. A round ends when the next one begins. */
export function feedbackPeriods(
  settings: Settings,
  timetable: Timetable,
): { readonly number: number; readonly from: string; readonly until: string }[] {
  return feedbackRounds(settings, timetable).map((from, i, rounds) => {
    const next = rounds[i + 1];
    return { number: i + 1, from, until: next === undefined ? addDays(from, LAST_ROUND_DAYS) : addDays(next, -1) };
  });
}

/** The number of the feedback round on a day; 0 before the first round. @param rounds - the first days of the rounds */
export const roundOf = (day: string, rounds: readonly string[]): number =>
  rounds.filter((first) => first <= day).length;
