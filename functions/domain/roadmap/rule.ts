import type { Months } from '../../../sheets-schema/months.ts';
import type { Facts } from '../facts-of.ts';
import type { FormName, TabName } from '../programme.ts';
import type { Evidence } from './evidence.ts';
import type { StaffMark } from './staff-mark.ts';

/** What a rule knows about its own activity. */
export interface Row {
  /** The months of the activity at this school. */
  readonly months: Months;
  /** The mark of the staff, if it is complete. */
  readonly mark: StaffMark | undefined;
}

/** Decides what the facts of a day prove about one activity. Pure; it ignores other activities. */
export type Rule = (facts: Facts, row: Row) => Evidence;

/** A roadmap activity as the domain defines it. */
export interface ActivityKind {
  /** Its rule. */
  readonly rule: Rule;
  /** The tab where the activity goes on. */
  readonly workPlace: TabName;
}

export function dayOf(answer: { readonly submittedAt: string } | undefined): string | undefined {
  return answer?.submittedAt.slice(0, 10);
}

/**
 * A person's answer as a piece of evidence, with the day of their first answer, so that a correction does not make it late. Undefined if no
 * answer is valid.
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
