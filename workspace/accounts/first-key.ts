import type { Store } from '../../emulator/store.ts';
import { hasRole } from './account.ts';
import { allAccounts } from './accounts.ts';
import { isSameSecret, newToken } from './secret-token.ts';

/** The key with which a visitor makes the keeper's account. A school has no keeper when it is new, or when its keeper was erased from restored data. */
export interface FirstKey {
  /** Undefined if the school has a keeper, or if only the digest of the key is stored. */
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
