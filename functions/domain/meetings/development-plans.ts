import type { GoalMark } from '../../../sheets-schema/choices/goal-mark.ts';
import type { Intake } from '../intake/intake.ts';
import type { Entry } from '../programme.ts';

/** A plan has up to three goals. */
export const GOAL_NUMBERS = [1, 2, 3] as const;

interface Goal {
  readonly number: (typeof GOAL_NUMBERS)[number];
  readonly goal: string;
  readonly due: string;
  readonly mark: GoalMark | undefined;
}

/** Goals that follow from a mentee's request: one goal per area, most important first. */
export function draftGoals({ requests, areaLabel }: Pick<Intake, 'requests' | 'areaLabel'>, code: string): string[] {
  return (requests.get(code)?.needs ?? []).map(areaLabel);
}

/** The numbers of a plan's goals that have a text. */
export const goalNumbers = (row: Entry<'plans'> | undefined) => GOAL_NUMBERS.filter((number) => row?.[`goal${number}`]);

/** The goals of a development plan. Goals without a date are left out. */
export function goalsOf(row: Entry<'plans'>): Goal[] {
  return goalNumbers(row).flatMap((number): Goal[] => {
    const goal = row[`goal${number}`];
    const due = row[`due${number}`];
    return goal && due ? [{ number, goal, due, mark: row[`mark${number}`] }] : [];
  });
}

/** The day on which a plan was agreed; undefined if the day is in the future or no goal has a date. */
export function agreedOn(row: Entry<'plans'>, today: string): string | undefined {
  const { agreedOn: on } = row;
  return on !== undefined && on <= today && goalsOf(row).length > 0 ? on : undefined;
}

/** The rows of «ИПР» by `pair|mentee`. */
interface KnownPlans {
  readonly bases: { readonly rows: { readonly plans: ReadonlyMap<string, Entry<'plans'>> } };
}

/** The development plan of a mentee in a pair. */
export function planOf({ bases }: KnownPlans, pairCode: string, code: string): Entry<'plans'> | undefined {
  return bases.rows.plans.get(`${pairCode}|${code}`);
}

/** The day on which an agreed plan was approved; undefined if the plan changed since, so that the approval is of an older text. */
export function approvedOn(row: Entry<'plans'>, today: string): string | undefined {
  const agreed = agreedOn(row, today);
  const { approvedOn: on } = row;
  return agreed !== undefined && on !== undefined && on <= today && on >= agreed ? on : undefined;
}
