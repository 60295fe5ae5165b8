import type { Programme } from '../programme.ts';

/**
 * Whether a school has begun to work with the programme: it is named, letters can reach the curator, and people are listed, or
 * somebody has been invited. Before that nothing is overdue, because the roadmap's days passed before the school knew of them.
 */
export function hasBegun({ settings, tables }: Pick<Programme, 'settings' | 'tables'>): boolean {
  const { schoolShort, schoolFull, curatorEmail } = settings;
  const isNamed = Boolean(schoolShort || schoolFull) && Boolean(curatorEmail);
  return tables.people.some(({ invitedOn }) => isNamed || invitedOn !== undefined);
}
