import type { Months } from '../../../sheets-schema/months.ts';
import { SEED_START } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import type { TypedMonths } from '../../../sheets-schema/typed-months.ts';
import { usualEnd } from '../calendar/programme-year.ts';

/** The longest programme, in months from its start. */
const LONGEST_RUN = 14;

/** An activity may begin at most this many months before the programme starts. */
const EARLIER = 3;

type Start = Pick<Settings, 'startMonth' | 'programYear'>;

/** The months of a standard activity in a programme that starts in another month than April. 13 is January of the next year. */
export function seedMonthsInRun([first, last]: Months, { startMonth }: Start): Months {
  const shift = startMonth - SEED_START;
  return [first + shift, last + shift];
}

/** The first month of the run that has this number in the calendar and is not before `after`. */
const notBefore = (month: number, after: number) => month + 12 * Math.max(0, Math.ceil((after - month) / 12));

/**
 * The months that the school typed, as months of the run. Months without a year could mean one of two years. We choose the month nearer to the usual
 * months of the activity, so «май» for the last meeting is May of the next year. «Октябрь – май» ends in the next year.
 * @returns undefined if the months are not within the longest run, or are «в течение года»
 */
export function typedMonthsInRun(
  { months, years = [undefined, undefined] }: TypedMonths,
  usual: Months,
  { startMonth, programYear }: Start,
): Months | undefined {
  if (months === 'wholeRun') return undefined;
  const [first, last] = months;
  const inYear = (month: number, year: number | undefined) =>
    programYear === undefined || year === undefined ? undefined : month + (year - programYear) * 12;
  const end = inYear(last, years[1]);
  const earliest = startMonth - EARLIER;
  const away = (month: number) => (month < earliest ? Number.POSITIVE_INFINITY : Math.abs(month - usual[0]));
  const nearest = away(first + 12) < away(first) ? first + 12 : first;
  const from = inYear(first, years[0]) ?? (end === undefined ? nearest : first + 12 * Math.floor((end - first) / 12));
  const to = end ?? (last > 12 ? from + last - first : notBefore(last, from));
  return from >= earliest && from <= to && to < startMonth + LONGEST_RUN ? [from, to] : undefined;
}

/** The first and last month of a programme with these activities. By default, those of the model roadmap from the school's start month. */
export function monthsOfRun(activities: readonly { readonly months: Months }[], settings: Start): Months {
  if (activities.length === 0) return [settings.startMonth, usualEnd(settings)];
  const months = activities.flatMap(({ months }) => months);
  return [Math.min(...months), Math.max(...months)];
}
