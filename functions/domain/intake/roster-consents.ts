import { type ConsentBook, consentBook } from '../consents/consent-validity.ts';
import type { Programme } from '../programme.ts';
import type { Intake } from './intake.ts';

/**
 * Makes a function that returns the consents of a person on «Участники»; undefined if nobody there has the code. If a row repeats a colleague's
 * address, its person does not count as a participant, but can withdraw consent and be erased.
 */
export function rosterConsents(
  { people, consents }: Pick<Intake, 'people' | 'consents'>,
  { tables }: Pick<Programme, 'tables'>,
): (code: string) => ConsentBook | undefined {
  const codes = new Set(tables.people.map(({ code }) => code));
  const written = consentBook(tables.consents);
  return (code) => (codes.has(code) ? (people.has(code) ? consents : written) : undefined);
}
