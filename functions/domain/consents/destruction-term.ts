import { addDays } from '../calendar/day.ts';

/** Days allowed for destroying data after a withdrawal (152-ФЗ, ст. 21 ч. 5). */
export const DESTROY_WITHIN_DAYS = 30;

interface Withdrawals {
  /** ISO day of a withdrawal that no later consent follows. */
  withdrawnOn(code: string, type: 'processing', today: string): string | undefined;
}

/** Last day to destroy a person's data; absent without a withdrawal or after a new consent. */
export function destroyBy(consents: Withdrawals, code: string, today: string): string | undefined {
  const withdrawnOn = consents.withdrawnOn(code, 'processing', today);
  return withdrawnOn === undefined ? undefined : addDays(withdrawnOn, DESTROY_WITHIN_DAYS);
}
