import { type ActivityId, activities as seed } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Roadmap } from './activity.ts';
import { monthsOfRun, seedMonthsInRun } from './programme-run.ts';

/** The months in which a standard activity runs at this school, as days. */
export interface Period {
  readonly from: string;
  /** The last day of the last month. A deadline that staff entered does not change it. */
  readonly to: string;
  /** Whether the school starts the activity later than the default. Everything due in it then waits for the later month. */
  readonly postponed: boolean;
  /** Whether the activity is switched off: nothing in it is required. */
  readonly off: boolean;
}

/** The period of an activity on the school's roadmap. */
export type Timetable = (id: ActivityId) => Period;

/** Derives the timetable from «Дорожная карта», for the year of the programme. */
export function timetableOf(roadmap: Roadmap, settings: Settings, today: string): Timetable {
  const year = programmeYear(settings, today);
  const off = new Set(roadmap.off);
  const planned = new Map<string, number>(seed.map(({ id, months }) => [id, seedMonthsInRun(months, settings)[0]]));
  const periods = new Map(
    [...roadmap.activities, ...roadmap.off].map((activity): [string, Period] => {
      const [first, last] = activity.months;
      return [
        activity.id,
        {
          from: firstDayOfMonth(year, first),
          to: lastDayOfMonth(year, last),
          postponed: first > (planned.get(activity.id) ?? first),
          off: off.has(activity),
        },
      ];
    }),
  );
  return (id) => {
    const period = periods.get(id);
    if (!period) throw new Error(`There is no activity ${id} in the roadmap.`);
    return period;
  };
}

/** The last day of the programme: the end of the last month of its activities. */
export function lastProgrammeDay(
  { activities }: Pick<Roadmap, 'activities'>,
  settings: Settings,
  today: string,
): string {
  return lastDayOfMonth(programmeYear(settings, today), monthsOfRun(activities, settings)[1]);
}
