import type { Compared } from '../../staff/compare-staff.ts';
import { distinctNames } from '../../staff/namesakes.ts';
import type { View } from '../context.ts';
import { type Edit, edit } from '../edit.ts';

/**
 * The rows of «Участники» that a compared list adds or changes. Skips doubtful people, so that nobody gets a second code unasked.
 * @param invitedOn - ISO date of the invitation; undefined if people are invited later
 */
export function staffEdits(people: readonly Compared[], { programme }: View, invitedOn: string | undefined): Edit[] {
  const rows = new Map(programme.tables.people.map(({ code, at }) => [code, at]));
  const distinct = distinctNames(programme.tables.people.flatMap(({ name }) => name ?? []));
  return people.flatMap((one): Edit[] => {
    if (one.kind === 'new') {
      const { position, email, open } = one.member;
      const name = distinct(one.member.name, position);
      return [edit('people', undefined, { name, position, email, ...open, ...(invitedOn ? { invitedOn } : {}) })];
    }
    const at = one.kind === 'changed' ? rows.get(one.code) : undefined;
    if (one.kind !== 'changed' || at === undefined) return [];
    return [edit('people', at, Object.fromEntries(one.changes.map(({ field, to }) => [field, to])))];
  });
}
