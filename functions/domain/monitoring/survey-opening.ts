import { addDays } from '../calendar/day.ts';
import type { Period } from '../timetable/timetable.ts';

/** Pairs still active so many days after the closing questionnaires opened are asked anyway. */
const WAITED_FOR_DAYS = 9;

/** The day from which everybody is asked, even without a final meeting: 10 December by default. */
export function everybodyAskedOn({ from, to }: Period): string {
  const day = addDays(from, WAITED_FOR_DAYS);
  return day < to ? day : to;
}

/**
 * First day of a person's closing questionnaire: their final meeting, if it falls in the first days of the activity; otherwise the day on which
 * everybody is asked.
 */
export function askedOn(period: Period, finalOn: string | undefined): string {
  const latest = everybodyAskedOn(period);
  return finalOn !== undefined && finalOn >= period.from && finalOn < latest ? finalOn : latest;
}
