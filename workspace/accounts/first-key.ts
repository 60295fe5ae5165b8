import type { Store } from '../../emulator/store.ts';
import { hasRole } from './account.ts';
import { allAccounts } from './accounts.ts';
import { isSameSecret, newToken } from './secret-token.ts';

/** The key with which a visitor makes the keeper's account of a school that has no keeper: a new one, or one restored with an erased keeper. */
export interface FirstKey {
  /** Undefined while the school has a keeper. */
  readonly key: string | undefined;
  fits(key: string): boolean;
}

export const hasNoKeeper = (store: Store): boolean => !allAccounts(store).some((account) => hasRole(account, 'keeper'));

export function firstKeyOf(store: Store): FirstKey {
  const key = newToken();
  return {
    get key() {
      return hasNoKeeper(store) ? key : undefined;
    },
    fits: (given) => hasNoKeeper(store) && isSameSecret(given, key),
  };
}
