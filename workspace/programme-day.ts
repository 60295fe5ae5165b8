import { dayText } from '../functions/domain/calendar/day-text.ts';

/** The date that a workspace uses as today, and the year of its programme. */
export interface ProgrammeDay {
  readonly today: string;
  readonly year: number;
}

const FIRST_MONTH = 4;

/** The programme runs from April to December. From January to March, the school shows the state of 15 November. */
export function programmeDay(today: string): ProgrammeDay {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month >= FIRST_MONTH ? { today, year } : { today: `${year - 1}-11-15`, year: year - 1 };
}

/** Says that the school shows another day than the wanted one because no programme runs then; undefined if it shows the wanted day. */
export function otherDayText(wanted: string, today: string): string | undefined {
  if (today === wanted || today !== programmeDay(wanted).today) return undefined;
  return `Здесь программа идёт с апреля по декабрь, поэтому вместо ${dayText(wanted)} школа показана на ${dayText(today)}. Другой день: --today с новой папкой --data.`;
}

/**
 * The date that an existing school uses as today: the requested date, the last requested date, or the date of {@link programmeDay}. A school that has
 * passed that date uses the real date.
 */
export function dayToGoOn(
  asked: string | undefined,
  known: { readonly day?: string | undefined; readonly lastDay: string },
  real: string,
): string {
  const told = asked ?? known.day;
  if (told !== undefined) return told;
  const { today } = programmeDay(real);
  return today < known.lastDay ? real : today;
}
