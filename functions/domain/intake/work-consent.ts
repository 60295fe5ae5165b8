import type { Intake } from './intake.ts';

/**
 * Whether a mentor works by art. 351.8 of the Labour Code, which asks for their written consent and a supplementary agreement.
 * Where mentoring is part of the job, neither is needed.
 */
export function needsWorkConsent(mentor: string, { people }: Pick<Intake, 'people'>): boolean {
  return people.get(mentor)?.row.labourGround !== 'jobDuties';
}
