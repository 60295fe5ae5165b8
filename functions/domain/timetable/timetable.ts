import { type ActivityId, activities as seed } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import { firstDayOfMonth, lastDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Roadmap } from './activity.ts';

/** The months of an activity of the 37 at this school, as days. */
export interface Period {
  /** First day of its first month. */
  readonly from: string;
  /** Last day of its last month. A deadline that staff entered moves the deadline alone, not what happens in these months. */
  readonly to: string;
  /** The school begins it in a later month than the seed does: what is due in it waits for that month. */
  readonly postponed: boolean;
  /** Switched off: nobody asks for it. */
  readonly off: boolean;
}

/** When the activities of the 37 run, as the school's roadmap says: every date that hangs on one is derived from this. */
export type Timetable = (id: ActivityId) => Period;

/** The timetable by «Дорожная карта», in the programme's year. */
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
