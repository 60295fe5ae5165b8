import { addDays } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import { isQuiet } from '../calendar/working-days.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

const LONGEST_LEAVE = 366;

export function deadlineOf({ activities }: ProgrammeState, id: string): string | undefined {
  return activities.find((activity) => activity.id === id)?.deadline;
}

/**
 * The working day by which to answer, such as «7 сентября»: `days` after the letter, or the deadline if it comes sooner. We ignore a past deadline.
 * If the day is a day off or in the quiet period, when teachers are on leave, this is the working day before it, or the next one after the letter.
 */
export function replyBy(
  day: string,
  days: number,
  { calendar, programme: { settings } }: Pick<ProgrammeState, 'calendar' | 'programme'>,
  deadline?: string,
): string {
  const last = addDays(day, days);
  const wished = deadline !== undefined && deadline > day && deadline < last ? deadline : last;
  const isLeave = (one: string) => isQuiet(one, settings.quietFrom, settings.quietTo);
  let by = calendar.onOrBefore(wished);
  while (by > day && isLeave(by)) by = calendar.onOrBefore(addDays(by, -1));
  if (by <= day) by = calendar.onOrAfter(addDays(day, 1));
  for (let tries = 0; isLeave(by) && tries < LONGEST_LEAVE; tries++) by = calendar.onOrAfter(addDays(by, 1));
  return dayAndMonth(by);
}
