import type { Intake, Role } from './intake.ts';

/** Codes of invited people whose questionnaire asks for this role, sorted. */
export function wishing(intake: Intake, role: Role): string[] {
  return [...intake.people.values()]
    .filter(({ invited, code }) => {
      const wish = intake.answers.latest('intake', code)?.fields.wantsRole;
      return invited && (wish === role || wish === 'both');
    })
    .map(({ code }) => code)
    .sort();
}
