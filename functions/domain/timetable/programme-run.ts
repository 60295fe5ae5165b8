import type { Months } from '../../../sheets-schema/months.ts';
import { SEED_START } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';

/** The longest programme, in months from its start. */
const LONGEST_RUN = 14;

type Start = Pick<Settings, 'startMonth'>;

/** The months of a standard activity in a programme that starts in another month than April. 13 is January of the next year. */
export function seedMonthsInRun([first, last]: Months, { startMonth }: Start): Months {
  const shift = startMonth - SEED_START;
  return [first + shift, last + shift];
}

/**
 * The months that the school typed by name, as months of the run. Each name could mean one of two years. We choose the month nearer to the usual
 * months of the activity, so «май» for the last meeting is May of the next year. «Октябрь – май» ends in the next year.
 * @returns undefined if the months end after the longest run
 */
export function typedMonthsInRun([first, last]: Months, usual: Months, { startMonth }: Start): Months | undefined {
  const away = (month: number) => Math.abs(month - usual[0]);
  const from = away(first + 12) < away(first) ? first + 12 : first;
  const to = [last, last + 12, last + 24].find((month) => month >= from) ?? from;
  return to < startMonth + LONGEST_RUN ? [from, to] : undefined;
}
