import { addDays } from '../calendar/day.ts';

/** Days allowed for destroying data after a withdrawal (152-ФЗ, ст. 21 ч. 5). */
export const DESTROY_WITHIN_DAYS = 30;

interface Withdrawals {
  /** ISO day of the person's withdrawal; undefined if a later consent follows it. */
  withdrawnOn(code: string, type: 'processing', today: string): string | undefined;
}

/** Last day on which a person's data must be destroyed. Undefined without a withdrawal, or after a new consent. */
export function destroyBy(consents: Withdrawals, code: string, today: string): string | undefined {
  const withdrawnOn = consents.withdrawnOn(code, 'processing', today);
  return withdrawnOn === undefined ? undefined : addDays(withdrawnOn, DESTROY_WITHIN_DAYS);
}
