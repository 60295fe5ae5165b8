import type { Entry } from '../programme.ts';
import type { Intake } from './intake.ts';

/**
 * Whether a person needs a written consent and a supplementary agreement to work as a mentor (art. 351.8 of the Labour Code). A job that includes
 * mentoring needs neither.
 * @param row - the person's row of «Участники»
 */
export const isBeyondJob = (row: Entry<'people'> | undefined): boolean => row?.labourGround !== 'jobDuties';

/** `isBeyondJob` for a person known by code. */
export function needsWorkConsent(mentor: string, { people }: Pick<Intake, 'people'>): boolean {
  return isBeyondJob(people.get(mentor)?.row);
}
