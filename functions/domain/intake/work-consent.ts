import type { Intake } from './intake.ts';

/**
 * Whether a mentor needs a written consent and a supplementary agreement under art. 351.8 of the Labour Code. Mentors whose job already includes
 * mentoring do not need them.
 */
export function needsWorkConsent(mentor: string, { people }: Pick<Intake, 'people'>): boolean {
  return people.get(mentor)?.row.labourGround !== 'jobDuties';
}
