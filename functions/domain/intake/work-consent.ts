import type { Intake } from './intake.ts';

/**
 * Whether a mentor needs a written consent and a supplementary agreement (art. 351.8 of the Labour Code). A job that includes mentoring needs
 * neither.
 */
export function needsWorkConsent(mentor: string, { people }: Pick<Intake, 'people'>): boolean {
  return people.get(mentor)?.row.labourGround !== 'jobDuties';
}
