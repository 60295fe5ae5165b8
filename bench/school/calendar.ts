import { DateTime } from 'luxon';

/** The year of the generated school. */
export const YEAR = 2026;
export const TODAY = `${YEAR}-11-20`;
export const INVITED = `${YEAR}-04-20`;
export const CONSENTED = `${YEAR}-04-24`;
export const ASKED = `${YEAR}-05-12`;
export const INTERVIEWED = `${YEAR}-05-26`;
export const TRAINED = `${YEAR}-06-15`;
export const MET = `${YEAR}-09-08`;
export const ORDERED = `${YEAR}-09-15`;

export const later = (day: string, days: number): string => DateTime.fromISO(day).plus({ days }).toISODate() ?? day;

/** A moment on a day. Different numbers give different moments, so that not all answers have the same time. */
export function momentOn(day: string, number: number): string {
  const second = 8 * 3600 + ((number * 37) % (9 * 3600));
  return `${day}T${new Date(second * 1000).toISOString().slice(11, 19)}`;
}
