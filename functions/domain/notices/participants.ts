import type { Role } from '../../../sheets-schema/choices/role.ts';
import { hasStarted, type Pair } from '../pairs/pair.ts';
import type { Standing } from '../standing.ts';

export interface Participant {
  readonly code: string;
  readonly role: Role;
  readonly pair: Pair;
}

/** The members of a pair in their roles: the mentor first. */
export function participantsOf(pair: Pair): Participant[] {
  return [
    { code: pair.mentor, role: 'mentor', pair },
    ...pair.mentees.map((code) => ({ code, role: 'mentee' as const, pair })),
  ];
}

/** Those who took part: members of pairs that met at least once; a person once in each role, with the pair that ended last. */
export function tookPart({ pairs, meetings }: Standing): Participant[] {
  const met = new Set(meetings.map(({ pairCode }) => pairCode));
  const found = new Map<string, Participant>();
  for (const pair of pairs.filter((one) => hasStarted(one) && met.has(one.pairCode))) {
    for (const participant of participantsOf(pair)) found.set(`${participant.code}|${participant.role}`, participant);
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.role < b.role ? -1 : 1));
}

/** Each person of a list once, in the order of the codes. */
export function distinctCodes(people: readonly { readonly code: string }[]): string[] {
  return [...new Set(people.map(({ code }) => code))].sort();
}
