import type { Months } from '../../../sheets-schema/months.ts';
import type { Facts } from '../facts-of.ts';
import type { FormName, TabName } from '../programme.ts';
import type { Evidence } from './evidence.ts';
import type { StaffMark } from './staff-mark.ts';

export interface Row {
  readonly months: Months;
  readonly mark: StaffMark | undefined;
}

/** Decides what the facts of a day prove about one activity, regardless of other activities. */
export type Rule = (facts: Facts, row: Row) => Evidence;

/** The rule and the tab of a standard roadmap activity. */
export interface ActivityKind {
  readonly rule: Rule;
  readonly workPlace: TabName;
}

export function dayOf(answer: { readonly submittedAt: string } | undefined): string | undefined {
  return answer?.submittedAt.slice(0, 10);
}

/**
 * The row of a person's latest answer, with the day of the first answer, so that a correction does not make it late. Undefined without a valid
 * answer.
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
