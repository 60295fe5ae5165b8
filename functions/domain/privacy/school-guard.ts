import type { Context } from '../context.ts';
import type { Intake } from '../intake/intake.ts';
import type { SchoolDay } from '../school-day.ts';
import { type NameGuard, nameGuard } from './name-guard.ts';

type Day = Pick<SchoolDay, 'programme' | 'intake' | 'context'>;

const guards = new WeakMap<Intake, WeakMap<Context, NameGuard>>();

/** The guard of what stays in the school, made once for a day that is looked at: nobody is named whose consent to processing is not in force. */
export function schoolGuard(day: Day): NameGuard {
  const { intake, context } = day;
  const ofIntake = guards.get(intake) ?? new WeakMap<Context, NameGuard>();
  guards.set(intake, ofIntake);
  const made = ofIntake.get(context);
  if (made) return made;
  const guard = nameGuard(
    day,
    (code) => intake.consents.valid(code, 'processing', context.today),
    (code) => code,
  );
  ofIntake.set(context, guard);
  return guard;
}

/** What a letter may quote. Letters go without anybody reading them over, so what is written like a name counts as one. */
export const quotable = (day: Day): ((text: string) => string) => schoolGuard(day).cleanStrictly;
