import type { Intake, Role } from './intake.ts';

/** Codes of those in the school who said in the questionnaire that they want this role; in order. */
export function wishing(intake: Intake, role: Role): string[] {
  return [...intake.people.values()]
    .filter(({ invited, code }) => {
      const wish = intake.answers.latest('intake', code)?.fields.wantsRole;
      return invited && (wish === role || wish === 'both');
    })
    .map(({ code }) => code)
    .sort();
}
