import { addDays } from '../calendar/day.ts';
import type { Period } from '../timetable/timetable.ts';

/** A pair that is still at work so long after the months of the closing questionnaires began is asked all the same. */
const WAITED_FOR_DAYS = 9;

/** The day on which everybody is asked, whether his pair has had its final meeting or not: 10 December in the seed. */
export function everybodyAskedOn({ from, to }: Period): string {
  const day = addDays(from, WAITED_FOR_DAYS);
  return day < to ? day : to;
}

/**
 * First day on which a closing questionnaire is asked of somebody: that of the final meeting of his pair, where it falls
 * into the first days of the activity; otherwise the day on which everybody is asked.
 */
export function askedOn(period: Period, finalOn: string | undefined): string {
  const latest = everybodyAskedOn(period);
  return finalOn !== undefined && finalOn >= period.from && finalOn < latest ? finalOn : latest;
}
