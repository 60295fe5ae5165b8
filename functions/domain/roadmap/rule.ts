import type { Months } from '../../../sheets-schema/months.ts';
import type { Facts } from '../facts-of.ts';
import type { FormName, TabName } from '../programme.ts';
import type { Evidence } from './activity-state.ts';
import type { StaffMark } from './staff-mark.ts';

/** What a rule is told of its own activity. */
export interface Row {
  /** The months the school gave it. */
  readonly months: Months;
  /** What staff marked by hand, where the mark is whole. */
  readonly mark: StaffMark | undefined;
}

/** What the facts of a day prove of one activity. Pure; looks at no other activity. */
export type Rule = (facts: Facts, row: Row) => Evidence;

/** What the domain knows of one activity of the roadmap. */
export interface ActivityKind {
  /** What proves it. */
  readonly rule: Rule;
  /** The tab on which its next step is taken. */
  readonly workPlace: TabName;
}

/** Day of an answer. */
export function dayOf(answer: { readonly submittedAt: string } | undefined): string | undefined {
  return answer?.submittedAt.slice(0, 10);
}

/**
 * Where an answer of somebody stands, and since when the form was answered at all: a correction does not make an answer
 * late. Undefined while there is none that counts.
 */
export function answered(
  { intake }: Facts,
  form: FormName,
  code: string,
): { readonly on: string; readonly at: number } | undefined {
  const latest = intake.answers.latest(form, code);
  const first = intake.answers.history(form, code)[0] ?? latest;
  return latest && first ? { on: first.submittedAt.slice(0, 10), at: latest.at } : undefined;
}
