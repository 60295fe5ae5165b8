import { addDays } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

export function deadlineOf({ activities }: ProgrammeState, id: string): string | undefined {
  return activities.find((activity) => activity.id === id)?.deadline;
}

/**
 * The working day by which to answer, such as «7 сентября»: `days` after the letter, or the deadline if it comes sooner. We ignore a past deadline.
 * If the day is a day off, this is the working day before it, or the next one after the letter.
 */
export function replyBy(
  day: string,
  days: number,
  { calendar }: Pick<ProgrammeState, 'calendar'>,
  deadline?: string,
): string {
  const last = addDays(day, days);
  const wished = deadline !== undefined && deadline > day && deadline < last ? deadline : last;
  const before = calendar.onOrBefore(wished);
  return dayAndMonth(before > day ? before : calendar.onOrAfter(addDays(day, 1)));
}
