import type { Settings } from '../../../sheets-schema/settings.ts';

type Run = Pick<Settings, 'programYear' | 'startMonth'>;

/** The months of a programme without changes to its roadmap. */
const USUAL_MONTHS = 9;

/** The month, counted from January of the first year, with which a programme ends unless its roadmap goes on longer. */
export function usualEnd({ startMonth }: Pick<Settings, 'startMonth'>): number {
  return startMonth + USUAL_MONTHS - 1;
}

/** The year in which the programme starts. By default this is the current year or, until the usual end of last year's programme, last year. */
export function programmeYear(run: Run, today: string): number {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return run.programYear ?? (month + 12 <= usualEnd(run) ? year - 1 : year);
}

/** The years of the programme: «2026», or «2026/27» if it ends in the next year. */
export function yearsText(run: Run, today: string): string {
  const year = programmeYear(run, today);
  return usualEnd(run) > 12 ? `${year}/${String(year + 1).slice(2)}` : `${year}`;
}

/** «2026 года», «2026/27 учебного года». */
export function ofYearText(run: Run, today: string): string {
  const years = yearsText(run, today);
  return `${years} ${years.includes('/') ? 'учебного года' : 'года'}`;
}
