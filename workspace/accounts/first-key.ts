import type { Store } from '../../emulator/store.ts';
import { allAccounts } from './accounts.ts';
import { digestOf, newToken } from './secret-token.ts';

/** The key with which the first visitor makes the first account of a new school. It fits only until an account exists. */
export interface FirstKey {
  /** Undefined if the school had an account when the server started. */
  readonly key: string | undefined;
  fits(key: string): boolean;
}

export function firstKeyOf(store: Store): FirstKey {
  const hasNoAccount = () => allAccounts(store).length === 0;
  const key = hasNoAccount() ? newToken() : undefined;
  return { key, fits: (given) => key !== undefined && hasNoAccount() && digestOf(given) === digestOf(key) };
}
