import { curatorsOf, isOver } from '../../functions/domain/curators/curators.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { type Account, hasRole, isOpen } from './account.ts';

/**
 * Accounts of curators and heads whose address the programme does not name on this day: perhaps the person has left, and the account should be removed.
 * None if the programme does not name its curator yet.
 */
export function unnamedAccounts(
  accounts: readonly Account[],
  programme: Pick<Programme, 'settings' | 'tables'>,
  today: string,
): readonly Account[] {
  const { curatorEmail, organiserEmail, deputyEmail, headEmail } = programme.settings;
  if (curatorEmail === undefined) return [];
  const curators = curatorsOf(programme).flatMap(({ email, substitutes }) => [
    email,
    ...substitutes.flatMap((each) => (isOver(each, today) ? [] : [each.email])),
  ]);
  const named = new Set([...curators, organiserEmail, deputyEmail, headEmail].map((email) => email?.toLowerCase()));
  return accounts.filter(
    (account) => hasRole(account, 'curator', 'head') && isOpen(account, today) && !named.has(account.email),
  );
}
