import type { Context } from '../context.ts';
import type { Intake } from '../intake/intake.ts';
import type { SchoolDay } from '../school-day.ts';
import { type NameGuard, nameGuard } from './name-guard.ts';

type Day = Pick<SchoolDay, 'programme' | 'intake' | 'context'>;

const guards = new WeakMap<Intake, WeakMap<Context, NameGuard>>();

/** The guard for texts that stay in the school. It hides people without a valid consent to processing. */
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

/** Cleans a text for a quotation in a letter. Nobody checks letters, so likely names are replaced too. */
export const quotable = (day: Day): ((text: string) => string) => schoolGuard(day).cleanStrictly;
