import type { GoalMark } from '../../../sheets-schema/choices/goal-mark.ts';
import type { Intake } from '../intake/intake.ts';
import type { Entry } from '../programme.ts';

const NUMBERS = [1, 2, 3] as const;

/** A goal counts once it has a text and a date. */
export interface Goal {
  readonly number: (typeof NUMBERS)[number];
  readonly goal: string;
  readonly due: string;
  readonly mark: GoalMark | undefined;
}

/** Goals suggested by a mentee's request: one per area, by importance. */
export function draftGoals({ requests, areaLabel }: Pick<Intake, 'requests' | 'areaLabel'>, code: string): string[] {
  return (requests.get(code)?.needs ?? []).map(areaLabel);
}

/** Goals of a development plan that have a date. */
export function goalsOf(row: Entry<'plans'>): Goal[] {
  return NUMBERS.flatMap((number): Goal[] => {
    const goal = row[`goal${number}`];
    const due = row[`due${number}`];
    return goal && due ? [{ number, goal, due, mark: row[`mark${number}`] }] : [];
  });
}

/** The day a plan was agreed: entered by staff, not in the future, with at least one dated goal. */
export function agreedOn(row: Entry<'plans'>, today: string): string | undefined {
  const { agreedOn: on } = row;
  return on !== undefined && on <= today && goalsOf(row).length > 0 ? on : undefined;
}

/** The rows of «ИПР», by `pair|mentee`. */
interface KnownPlans {
  readonly bases: { readonly rows: { readonly plans: ReadonlyMap<string, Entry<'plans'>> } };
}

/** The plan of a mentee in a pair. */
export function planOf({ bases }: KnownPlans, pairCode: string, code: string): Entry<'plans'> | undefined {
  return bases.rows.plans.get(`${pairCode}|${code}`);
}
