import { addDays } from '../calendar/day.ts';
import type { Curator, Substitute } from './curators.ts';

/** The days on which somebody substitutes for a curator, without a break. Without `until`, the last day is not known yet. */
export interface Absence {
  readonly from: string;
  readonly until?: string | undefined;
  /** In the order of their first days. */
  readonly substitutes: readonly Substitute[];
}

const isOver = ({ until }: Absence, day: string) => until !== undefined && addDays(until, 1) < day;

/** The later of two last days. */
const later = (a: string | undefined, b: string | undefined) =>
  a === undefined || b === undefined ? undefined : a > b ? a : b;

/** The absences of a curator, in order. Substitutions that follow each other or overlap are one absence. */
export function absences({ substitutes }: Pick<Curator, 'substitutes'>): readonly Absence[] {
  const found: Absence[] = [];
  for (const each of substitutes) {
    const last = found.at(-1);
    if (!last || isOver(last, each.from)) found.push({ from: each.from, until: each.until, substitutes: [each] });
    else {
      const until = later(last.until, each.until);
      found.splice(-1, 1, { from: last.from, until, substitutes: [...last.substitutes, each] });
    }
  }
  return found;
}
