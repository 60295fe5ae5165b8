import { normalLabel } from '../../../sheets-schema/cell.ts';
import { dayText } from '../calendar/day-text.ts';
import type { Entry, Programme } from '../programme.ts';

export type Course = Entry<'trainings'>;

const same = (a: string | undefined, b: string) => a !== undefined && normalLabel(a) === normalLabel(b);

/** The course that the mentor's row names. If the row names none, the school's only chosen course. */
export function courseOf(
  { programme }: Pick<Entry<'training'>, 'programme'>,
  { tables }: Pick<Programme, 'tables'>,
): Course | undefined {
  if (programme) {
    return tables.trainings.find((row) => same(row.trainingId, programme) || same(row.programme, programme));
  }
  const chosen = tables.trainings.filter((row) => row.chosen);
  return chosen.length === 1 ? chosen[0] : undefined;
}

/** «Наставничество в школе, Примерный институт, 18 ч., 17.08.2026 – 27.08.2026». */
export function courseText({ programme, organisation, hours, startsOn, endsOn }: Course): string {
  const days = startsOn && endsOn ? `${dayText(startsOn)} – ${dayText(endsOn)}` : startsOn && `с ${dayText(startsOn)}`;
  return [programme, organisation, hours && `${hours} ч.`, days].filter(Boolean).join(', ');
}
