import type { Months } from '../../../sheets-schema/months.ts';
import type { Facts } from '../facts-of.ts';
import type { FormName, TabName } from '../programme.ts';
import type { Evidence } from './evidence.ts';
import type { StaffMark } from './staff-mark.ts';

/** What a rule knows about its own activity. */
export interface Row {
  /** The school's months for it. */
  readonly months: Months;
  /** The staff's mark, if complete. */
  readonly mark: StaffMark | undefined;
}

/** What a day's facts prove about one activity. Pure; ignores other activities. */
export type Rule = (facts: Facts, row: Row) => Evidence;

/** The domain's definition of one roadmap activity. */
export interface ActivityKind {
  /** Its rule. */
  readonly rule: Rule;
  /** The tab for its next step. */
  readonly workPlace: TabName;
}

export function dayOf(answer: { readonly submittedAt: string } | undefined): string | undefined {
  return answer?.submittedAt.slice(0, 10);
}

/** Where somebody's answer is, and when they first answered: a correction does not make it late. Undefined if none counts. */
export function answered(
  { intake }: Facts,
  form: FormName,
  code: string,
): { readonly on: string; readonly at: number } | undefined {
  const latest = intake.answers.latest(form, code);
  const first = intake.answers.history(form, code)[0] ?? latest;
  return latest && first ? { on: first.submittedAt.slice(0, 10), at: latest.at } : undefined;
}
