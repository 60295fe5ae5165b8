import type { Store } from '../../emulator/store.ts';
import { storedRecord } from '../stored-record.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { type Account, accountSchema, hasRole, normalEmail } from './account.ts';
import { endSessionsOf } from './sessions.ts';

const ACCOUNTS = 'account';

export const allAccounts = (store: Store): readonly Account[] =>
  [...store.list(ACCOUNTS).values()].map((each) => storedRecord(store, accountSchema, each));

export function findAccount(store: Store, email: string): Account | undefined {
  const found = store.get(ACCOUNTS, normalEmail(email));
  return found === undefined ? undefined : storedRecord(store, accountSchema, found);
}

/** What a session depends on. */
const rightsOf = ({ roles, password, secondFactor, until }: Account) =>
  JSON.stringify([[...roles].sort(), password, secondFactor, until]);

/** Writes an account. A new password, other roles or another second factor end the account's sessions. */
export function writeAccount(store: Store, account: Account): void {
  const before = findAccount(store, account.email);
  store.transaction(() => {
    store.put(ACCOUNTS, account.email, account);
    if (before && rightsOf(before) !== rightsOf(account)) endSessionsOf(store, account.email);
  });
}

/**
 * Changes an account. A password check takes a moment, in which a keeper may have removed the account or its rights; then nothing changes.
 * @param seen - the account as it was before the check
 * @returns whether the account was changed
 */
export function changeAccount(store: Store, seen: Account, changes: Partial<Account>): boolean {
  const present = findAccount(store, seen.email);
  if (!present || rightsOf(present) !== rightsOf(seen)) return false;
  writeAccount(store, { ...present, ...changes });
  return true;
}

/** Thrown instead of removing the last keeper. Without a keeper, nobody could create accounts. */
export class LastKeeper extends UserFacingError {
  override readonly message =
    'Это единственный хранитель. Сначала дайте эту роль другому, иначе учётными записями будет некому управлять.';
}

const isLastKeeper = (store: Store, email: string): boolean => {
  const keepers = allAccounts(store).filter((each) => hasRole(each, 'keeper') && each.password);
  return keepers.length === 1 && keepers[0]?.email === email;
};

/** @throws LastKeeper */
export function changeRoles(store: Store, account: Account, { roles, until }: Pick<Account, 'roles' | 'until'>): void {
  if ((!roles.includes('keeper') || until !== undefined) && isLastKeeper(store, account.email)) throw new LastKeeper();
  const { until: _, ...rest } = account;
  writeAccount(store, { ...rest, roles, ...(until === undefined ? {} : { until }) });
}

/** Checks that the school has another keeper than this account. @throws LastKeeper */
export function checkOtherKeeper(store: Store, email: string): void {
  if (isLastKeeper(store, normalEmail(email))) throw new LastKeeper();
}

/** @throws LastKeeper */
export function removeAccount(store: Store, email: string): void {
  checkOtherKeeper(store, email);
  store.transaction(() => {
    store.delete(ACCOUNTS, email);
    endSessionsOf(store, email);
  });
}
