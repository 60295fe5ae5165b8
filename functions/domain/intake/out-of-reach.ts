import type { ConsentBook } from '../consents/consent-validity.ts';
import type { Person } from './person.ts';

/** Whether nobody can or may ask a person for anything: they left the school, or they refused or withdrew the consent to processing. */
export function isOutOfReach(
  code: string | undefined,
  { people, consents }: { readonly people: ReadonlyMap<string, Person>; readonly consents: ConsentBook },
  today: string,
): boolean {
  if (code === undefined) return false;
  const decision = consents.decision(code, 'processing', today);
  return people.get(code)?.left === true || decision === 'refused' || decision === 'withdrawn';
}
