import { daysBetween, firstDayOfMonth, lastDayOfMonth } from '../../../functions/domain/calendar/day.ts';
import { programmeYear } from '../../../functions/domain/calendar/programme-year.ts';
import type { ProgrammeState } from '../../../functions/domain/roadmap/programme-state.ts';
import { monthsOfRun } from '../../../functions/domain/timetable/programme-run.ts';
import { type Months, monthNames } from '../../../sheets-schema/months.ts';

/** The most months whose names have three letters. In a longer programme such names would overlap. */
const MOST_NAMES = 10;

/** The months of a programme as a time axis. A position on the axis is a number of months from the start. */
export interface MonthAxis {
  /** ISO dates. */
  readonly first: string;
  readonly last: string;
  readonly months: readonly { readonly short: string; readonly title: string }[];
  /** The position of a day. A day outside the programme gets the position of the nearer end. */
  at(day: string): number;
  /** The positions of the start of the first month and of the end of the last month. */
  span(months: Months): { readonly from: number; readonly to: number };
}

/** The axis from the programme's first month to the end of its last activity. */
export function monthAxis({ programme: { settings }, activities, context: { today } }: ProgrammeState): MonthAxis {
  const { startMonth } = settings;
  const year = programmeYear(settings, today);
  const [, end] = monthsOfRun(activities, settings);
  const length = end - startMonth + 1;
  const first = firstDayOfMonth(year, startMonth);
  const last = lastDayOfMonth(year, end);
  const at = (day: string): number => {
    if (day <= first) return 0;
    if (day >= last) return length;
    const month = (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7));
    const start = firstDayOfMonth(year, month);
    return month - startMonth + daysBetween(start, day) / daysBetween(start, firstDayOfMonth(year, month + 1));
  };
  return {
    first,
    last,
    months: Array.from({ length }, (_, index) => {
      const month = (startMonth + index - 1) % 12;
      const title = monthNames[month] ?? '';
      return { short: length > MOST_NAMES ? String(month + 1) : title.slice(0, 3), title };
    }),
    at,
    span: ([from, to]) => ({ from: Math.max(0, from - startMonth), to: to - startMonth + 1 }),
  };
}
