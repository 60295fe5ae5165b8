import type { Role } from '../../../sheets-schema/choices/role.ts';
import type { Pair } from './pair.ts';

export interface Participant {
  readonly code: string;
  readonly role: Role;
  readonly pair: Pair;
}

/** The members of a pair with their roles, mentor first. */
export function participantsOf(pair: Pair): Participant[] {
  return [
    { code: pair.mentor, role: 'mentor', pair },
    ...pair.mentees.map((code) => ({ code, role: 'mentee' as const, pair })),
  ];
}

/** The codes of these people, sorted and without duplicates. */
export function distinctCodes(people: readonly { readonly code: string }[]): string[] {
  return [...new Set(people.map(({ code }) => code))].sort();
}
