import { lastDayOfMonth } from '../functions/domain/calendar/day.ts';
import { SEED_START } from '../sheets-schema/roadmap.ts';

/** When the played programme runs. */
export interface ProgrammeRun {
  /** The year in which it starts. */
  readonly year: number;
  readonly startMonth: number;
  /** How many months it lasts; the model roadmap lasts nine, from April to December. */
  readonly months: number;
}

export const SEED_MONTHS = 9;

/**
 * The month of the model roadmap before which a longer programme inserts its additional months. The pairs then have more months for their meetings.
 */
const LAST_MONTHS = 11;

/** The month of the model roadmap from which a shorter programme leaves out months, because no activity takes place in July only. */
const SPARE_MONTH = 7;

/** The month of the played programme for a month of the model roadmap. 13 is January of the next year. */
export function monthInRun(seedMonth: number, { startMonth, months }: Omit<ProgrammeRun, 'year'>): number {
  const more = months - SEED_MONTHS;
  const moved = seedMonth >= (more > 0 ? LAST_MONTHS : SPARE_MONTH) ? more : 0;
  return seedMonth - SEED_START + startMonth + moved;
}

/** The day of the played programme for a day of the model roadmap: `dayIn(life, '09-08')`. In a shorter month, its last day. */
export function dayIn(run: ProgrammeRun, seedDay: string): string {
  const last = lastDayOfMonth(run.year, monthInRun(Number(seedDay.slice(0, 2)), run));
  const day = seedDay.slice(3);
  return `${last.slice(0, 8)}${day < last.slice(8) ? day : last.slice(8)}`;
}
