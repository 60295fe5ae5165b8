import * as z from 'zod';
import { FEWEST_ANSWERS, isSuppressed } from '../../../functions/domain/monitoring/suppression.ts';
import { hasStarted } from '../../../functions/domain/pairs/pair.ts';
import type { ProgrammeState } from '../../../functions/domain/roadmap/programme-state.ts';
import { ALERT_KEYS } from '../health/alert-key.ts';

const count = z.number().int().nonnegative();

/** The numbers about a school that the overseer may see after suppression. */
export const figuresSchema = z.object({
  /** When the school was visited, in milliseconds. */
  at: z.number(),
  mentees: count,
  mentors: count,
  pairs: count,
  meetings: count,
  /** Finished activities of the roadmap. */
  done: count,
  activities: count,
  alerts: z.array(z.enum(ALERT_KEYS)),
});

export type SchoolFigures = z.infer<typeof figuresSchema>;

/** The columns that count people or what single people did. */
export const PEOPLE_COLUMNS = ['mentees', 'mentors', 'pairs', 'meetings'] as const;

/** Counts a school's programme. */
export function programmeFigures({ tookPart, pairs, meetings, activities }: ProgrammeState) {
  const inRole = (role: 'mentee' | 'mentor') => tookPart.counted.filter((one) => one.role === role).length;
  return {
    mentees: inRole('mentee'),
    mentors: inRole('mentor'),
    pairs: pairs.filter(hasStarted).length,
    meetings: meetings.length,
    done: activities.filter(({ status }) => status === 'done').length,
    activities: activities.length,
  };
}

/** The least difference between two values of a count that the overseer sees one after the other. */
const LEAST_STEP = FEWEST_ANSWERS;

/**
 * The figures that the overseer sees from now on. A count of people follows the present one only when they differ by five or more. Otherwise the
 * difference of two days would be a group of fewer people.
 * @param seen - the figures that the overseer could see until now; undefined if there are none
 */
export function inSteps(seen: SchoolFigures | undefined, present: SchoolFigures): SchoolFigures {
  if (!seen) return present;
  const counts = PEOPLE_COLUMNS.map(
    (column) =>
      [column, Math.abs(present[column] - seen[column]) < LEAST_STEP ? seen[column] : present[column]] as const,
  );
  return { ...present, ...Object.fromEntries(counts) };
}

export interface ShownFigures {
  /** The schools whose figures about people are hidden. */
  readonly hidden: ReadonlySet<string>;
  /** The sums of the schools whose figures are shown. */
  readonly sums: Readonly<Record<(typeof PEOPLE_COLUMNS)[number], number>>;
}

/**
 * Which figures about people the overseer may see. A school with a group under five is hidden. The sums leave it out, because on another day, with other
 * schools hidden, a sum of all schools could tell its figures.
 */
export function shownFigures(schools: ReadonlyMap<string, SchoolFigures>): ShownFigures {
  const isSmall = (each: SchoolFigures) =>
    PEOPLE_COLUMNS.some((column) => each[column] > 0 && isSuppressed(each[column]));
  const hidden = new Set([...schools].flatMap(([name, each]) => (isSmall(each) ? [name] : [])));
  const shown = [...schools].flatMap(([name, each]) => (hidden.has(name) ? [] : [each]));
  const sum = (column: (typeof PEOPLE_COLUMNS)[number]) => shown.reduce((total, each) => total + each[column], 0);
  return {
    hidden,
    sums: { mentees: sum('mentees'), mentors: sum('mentors'), pairs: sum('pairs'), meetings: sum('meetings') },
  };
}
