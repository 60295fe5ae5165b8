import type { SchoolDay } from '../school-day.ts';

/** A young specialist has taught for less than three full years, by the roster or else by the person's own answer. */
export function isYoungSpecialist({ intake }: Pick<SchoolDay, 'intake'>, code: string): boolean {
  const known = intake.people.get(code)?.row.isYoungSpecialist;
  return known ?? intake.answers.latest('intake', code)?.fields.isYoungSpecialist ?? false;
}
