import type { ConsentBook } from '../domain/consents/consent-validity.ts';
import { rosterConsents as consentsOnRoster } from '../domain/intake/roster-consents.ts';
import type { ProgrammeState } from '../domain/roadmap/programme-state.ts';
import { ErasureError } from './erasure-error.ts';

/**
 * The consents of a person on «Участники».
 * @throws ErasureError if nobody has this code
 */
export function rosterConsents(
  { intake, programme }: Pick<ProgrammeState, 'intake' | 'programme'>,
  code: string,
): ConsentBook {
  const consents = consentsOnRoster(intake, programme)(code);
  if (!consents) throw new ErasureError('unknown', `Участника ${code} нет на листе «Участники».`);
  return consents;
}
