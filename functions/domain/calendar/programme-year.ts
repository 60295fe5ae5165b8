import type { Settings } from '../../../sheets-schema/settings.ts';

type Run = Pick<Settings, 'programYear' | 'startMonth'>;

/** How many months a programme lasts if the school did not change its roadmap. */
const USUAL_MONTHS = 9;

/** The month with which a programme ends unless its roadmap lasts longer. Counted from January of the first year, so 13 is the next January. */
export function usualEnd({ startMonth }: Pick<Settings, 'startMonth'>): number {
  return startMonth + USUAL_MONTHS - 1;
}

/** The year in which the programme starts. By default this is the current year; before the usual end of last year's programme, it is last year. */
export function programmeYear(run: Run, today: string): number {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return run.programYear ?? (month + 12 <= usualEnd(run) ? year - 1 : year);
}
