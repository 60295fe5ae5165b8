import { addDays } from '../calendar/day.ts';
import type { Period } from '../timetable/timetable.ts';

/** Days after the closing questionnaires open. After that, people in pairs that are still active are asked too. */
const WAITED_FOR_DAYS = 9;

/** The day from which everybody is asked, with or without a final meeting: 10 December by default. */
export function everybodyAskedOn({ from, to }: Period): string {
  const day = addDays(from, WAITED_FOR_DAYS);
  return day < to ? day : to;
}

/**
 * First day of a person's closing questionnaire. It is the day of their final meeting, if that falls in the first days of the activity;
 * otherwise the day on which everybody is asked.
 */
export function askedOn(period: Period, finalOn: string | undefined): string {
  const latest = everybodyAskedOn(period);
  return finalOn !== undefined && finalOn >= period.from && finalOn < latest ? finalOn : latest;
}
