import * as z from 'zod';
import { shownRows } from '../../../functions/domain/monitoring/suppression.ts';
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

export interface ShownFigures {
  /** The schools whose figures about people are hidden. */
  readonly hidden: ReadonlySet<string>;
  /** The sums of all schools; undefined if they would tell the hidden figures. */
  readonly sums: Readonly<Record<(typeof PEOPLE_COLUMNS)[number], number>> | undefined;
}

/** Which figures about people the overseer may see. A school with a group under five is hidden, and the sums do not allow to calculate its figures. */
export function shownFigures(schools: ReadonlyMap<string, SchoolFigures>): ShownFigures {
  const names = [...schools.keys()];
  const rows = [...schools.values()].map((each) => PEOPLE_COLUMNS.map((column) => each[column]));
  const { shown, sums } = shownRows(rows);
  const sumOf = (at: number) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0);
  return {
    hidden: new Set(names.filter((_, i) => !shown[i])),
    sums: sums ? { mentees: sumOf(0), mentors: sumOf(1), pairs: sumOf(2), meetings: sumOf(3) } : undefined,
  };
}
