import type { Settings } from '../../../sheets-schema/settings.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Roadmap } from './activity.ts';
import { lastProgrammeDay } from './timetable.ts';

type Activities = Pick<Roadmap, 'activities'>;

/** A programme that starts in this month or later and ends in the next year runs in one school year. */
const AUGUST = 8;

function yearsOf(roadmap: Activities, settings: Settings, today: string): readonly [first: number, last: number] {
  return [programmeYear(settings, today), Number(lastProgrammeDay(roadmap, settings, today).slice(0, 4))];
}

/** The years of the programme: «2026», or «2026/27» if an activity ends in the next year. */
export function yearsText(roadmap: Activities, settings: Settings, today: string): string {
  const [first, last] = yearsOf(roadmap, settings, today);
  return last > first ? `${first}/${String(last).slice(2)}` : `${first}`;
}

/** «2026 года»; «2026/27 учебного года»; «2026–2027 годов», if the programme starts in another school year than it ends. */
export function ofYearText(roadmap: Activities, settings: Settings, today: string): string {
  const [first, last] = yearsOf(roadmap, settings, today);
  if (last <= first) return `${first} года`;
  const isSchoolYear = settings.startMonth >= AUGUST && last === first + 1;
  return isSchoolYear ? `${yearsText(roadmap, settings, today)} учебного года` : `${first}–${last} годов`;
}
