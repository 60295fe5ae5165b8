import { type ConsentBook, consentBook } from '../domain/intake/consent-book.ts';
import type { ProgrammeState } from '../domain/roadmap/programme-state.ts';
import { ErasureError } from './erasure-error.ts';

/**
 * The consents of a person on «Участники». If a row repeats a colleague's address, its person does not count as a participant, but can withdraw
 * consent and be erased.
 * @throws ErasureError if nobody has this code
 */
export function rosterConsents(
  { intake, programme: { tables } }: Pick<ProgrammeState, 'intake' | 'programme'>,
  code: string,
): ConsentBook {
  if (!tables.people.some((row) => row.code === code)) {
    throw new ErasureError('unknown', `Участника ${code} нет на листе «Участники».`);
  }
  return intake.people.has(code) ? intake.consents : consentBook(tables.consents);
}
