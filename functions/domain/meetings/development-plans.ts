import { byKey } from '../intake/decided.ts';
import type { Entry, Programme } from '../programme.ts';

/** A goal counts when it says what and by when. */
export interface Goal {
  readonly goal: string;
  readonly due: string;
}

/** Goals of a development plan that have a date. */
export function goalsOf({ goal1, due1, goal2, due2, goal3, due3 }: Entry<'plans'>): Goal[] {
  const written = [
    [goal1, due1],
    [goal2, due2],
    [goal3, due3],
  ] as const;
  return written.flatMap(([goal, due]) => (goal && due ? [{ goal, due }] : []));
}

/** Day a plan was agreed: staff entered it, it is not in the future, and there is a goal with a date. */
export function agreedOn(row: Entry<'plans'>, today: string): string | undefined {
  const { agreedOn: on } = row;
  return on !== undefined && on <= today && goalsOf(row).length > 0 ? on : undefined;
}

/** Finds the plan of a mentee in a pair. */
export function plansOf({ tables }: Programme): (pairCode: string, code: string) => Entry<'plans'> | undefined {
  const plans = byKey(tables.plans, ({ pairCode, code }) => `${pairCode}|${code}`);
  return (pairCode, code) => plans.get(`${pairCode}|${code}`);
}
