import { addDays } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

export function deadlineOf({ activities }: ProgrammeState, id: string): string | undefined {
  return activities.find((activity) => activity.id === id)?.deadline;
}

/** The day by which to answer, such as «7 сентября»: `days` after the letter, or the deadline if it comes sooner. A past deadline does not count. */
export function replyBy(day: string, days: number, deadline?: string): string {
  const last = addDays(day, days);
  return dayAndMonth(deadline !== undefined && deadline > day && deadline < last ? deadline : last);
}
