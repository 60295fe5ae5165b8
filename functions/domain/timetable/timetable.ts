import { type ActivityId, activities as seed } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Roadmap } from './activity.ts';

/** The months of one of the 37 activities at this school, as days. */
export interface Period {
  /** First day of its first month. */
  readonly from: string;
  /** Last day of its last month. A deadline entered by staff does not change these months. */
  readonly to: string;
  /** The school starts it later than the default; whatever is due in it waits for that month. */
  readonly postponed: boolean;
  /** Switched off: nobody asks for it. */
  readonly off: boolean;
}

/** The periods of the 37 activities by the school's roadmap; all dependent dates derive from them. */
export type Timetable = (id: ActivityId) => Period;

/** The timetable from «Дорожная карта», in the programme's year. */
export function timetableOf(roadmap: Roadmap, settings: Settings, today: string): Timetable {
  const year = programmeYear(settings, today);
  const off = new Set(roadmap.off);
  const planned = new Map<string, number>(seed.map(({ id, months: [first] }) => [id, first]));
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
