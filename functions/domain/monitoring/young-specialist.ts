import type { SchoolDay } from '../school-day.ts';

/**
 * Whether a person is a young specialist, with less than three full years of teaching. If the roster does not say, the person's own answer decides.
 */
export function isYoungSpecialist({ intake }: Pick<SchoolDay, 'intake'>, code: string): boolean {
  const known = intake.people.get(code)?.row.isYoungSpecialist;
  return known ?? intake.answers.latest('intake', code)?.fields.isYoungSpecialist ?? false;
}
