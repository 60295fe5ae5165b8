import * as z from 'zod';
import { addDays } from '../../functions/domain/calendar/day.ts';
import { daysFrom } from '../school-day.ts';
import { seeded } from '../seeded.ts';
import type { Aftermath, Fault } from './fault.ts';
import { type Strike, strikesOf } from './strike.ts';

/** The parameters of a year. Years with the same people and other faults belong to the same school. */
export const faultyYear = z.object({
  school: z.int(),
  teachers: z.int(),
  from: z.string(),
  until: z.string(),
  /** The days of the week on which the school's computer is on and people act; 1 is Monday. */
  weekdays: z.array(z.int()),
  /** Whether somebody's data are erased at the end. An erasure takes as long as several weeks of the year. */
  erases: z.boolean(),
  strikes: z.array(z.object({ fault: z.string(), on: z.string(), skip: z.int(), salt: z.int() })),
});

export type FaultyYear = z.infer<typeof faultyYear>;

export const PROGRAM_YEAR = 2026;
export const FROM = `${PROGRAM_YEAR}-04-01`;
export const UNTIL = `${PROGRAM_YEAR}-12-31`;

/** The possible first days if only a part of the year is played. Letters, answers and consents follow at once. */
const BEGINNINGS = ['04-13', '05-14', '05-25', '06-01', '06-08'];

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/** The days of the week of a school whose whole year is played. Most schools work once or twice a week, because such a year is played sooner. */
const WEEKS = [[1], [2], [3], [4], [5], [1, 4], [2, 5], ALL_DAYS];

/** The number of consecutive seeds with the same school. These years share one year without faults. */
export const YEARS_OF_A_SCHOOL = 8;

/** One in this number of years ends with an erasure. */
const ERASURES = 4;

const MOST: readonly Aftermath[] = ['nothing', 'delay', 'damage'];

/**
 * The year of a seed. A third of the years have only faults with the aftermath `nothing`, another third no fault with `damage`. A part of a year has
 * as many faults as a whole year.
 * @param days - if given, the school begins in spring, when much is written, and only this number of days is played
 */
export function yearOf(
  seed: number,
  faults: readonly Fault[],
  { until: last = UNTIL, days }: { readonly until?: string; readonly days?: number },
): FaultyYear {
  const school = Math.floor(seed / YEARS_OF_A_SCHOOL);
  const most = seed % MOST.length;
  const allowed = faults.filter(({ leaves }) => MOST.indexOf(leaves) <= most);
  const chance = seeded(school, 'school');
  const teachers = chance.int(4, 12);
  const from = days === undefined ? FROM : `${PROGRAM_YEAR}-${chance.pick(BEGINNINGS)}`;
  const until = days === undefined ? last : addDays(from, days - 1);
  const weekdays = days === undefined ? chance.pick(WEEKS) : ALL_DAYS;
  const length = daysFrom(from, until).length;
  const erases = seed % ERASURES === 1;
  const strikes = [...strikesOf(seed, allowed, from, length), ...(erases ? erasureStrikes(seed, allowed, until) : [])];
  return { school, teachers, from, until, weekdays, erases, strikes };
}

/** The number of days after the year on which somebody's data are erased. */
export const ERASED_AFTER = 8;

/** The faults that may occur during the erasure after the year. */
function erasureStrikes(seed: number, faults: readonly Fault[], until: string): Strike[] {
  const chance = seeded(seed, 'erasure');
  const suitable = faults.filter(({ at }) => at === 'call');
  if (suitable.length === 0) return [];
  return Array.from({ length: chance.int(0, 3) }, () => ({
    fault: chance.pick(suitable).name,
    on: addDays(until, ERASED_AFTER),
    skip: chance.int(0, 20),
    salt: chance.int(0, 2 ** 30),
  }));
}

/** The year of the same people without faults. */
export const withoutFaults = (year: FaultyYear): FaultyYear => ({ ...year, erases: false, strikes: [] });
