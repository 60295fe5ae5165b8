import { addDays, weekday } from './day.ts';

/** A row of the school's table of holidays: a day off, or a weekend day on which the school works. */
export interface SpecialDay {
  readonly date?: string | undefined;
  readonly kind?: 'dayOff' | 'workday' | undefined;
}

/** The school's working days: Monday to Friday, with the changes from the school's table of holidays. */
export interface WorkingDays {
  isWorkingDay(day: string): boolean;
  /** The working day that is `count` working days after `day`; `day` itself if `count` is 0. */
  after(day: string, count: number): string;
  /** The day itself if it is a working day, otherwise the next working day. */
  onOrAfter(day: string): string;
  /** The day itself if it is a working day, otherwise the working day before. Every deadline is moved in this way. */
  onOrBefore(day: string): string;
}

/** In days. A longer series of days off means a mistake in the table. */
const LONGEST_PAUSE = 370;

/** Working days according to «Праздничные дни». If a day has several rows, the last row counts. */
export function workingDays(special: readonly SpecialDay[]): WorkingDays {
  const kinds = new Map(special.flatMap(({ date, kind }) => (date && kind ? [[date, kind] as const] : [])));
  const isWorkingDay = (day: string) => {
    const kind = kinds.get(day);
    return kind ? kind === 'workday' : weekday(day) <= 5;
  };
  const nearest = (step: 1 | -1) => (day: string) => {
    let found = day;
    for (let tries = 0; !isWorkingDay(found) && tries < LONGEST_PAUSE; tries++) found = addDays(found, step);
    return found;
  };
  const onOrAfter = nearest(1);
  return {
    isWorkingDay,
    onOrAfter,
    onOrBefore: nearest(-1),
    after: (day, count) => {
      let found = day;
      for (let left = count; left > 0; left--) found = onOrAfter(addDays(found, 1));
      return found;
    },
  };
}

/** Whether a day is in the period without letters. `from` and `to` are `MM-DD`; both days belong to the period. */
export function isQuiet(day: string, from: string, to: string): boolean {
  const dayOfYear = day.slice(5);
  return from <= to ? dayOfYear >= from && dayOfYear <= to : dayOfYear >= from || dayOfYear <= to;
}
