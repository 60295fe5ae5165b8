import { addDays } from '../calendar/day.ts';

/** Data must be destroyed within this many days after a withdrawal (152-ФЗ, ст. 21 ч. 5). */
export const DESTROY_WITHIN_DAYS = 30;

interface Withdrawals {
  /** ISO day of the person's withdrawal; undefined after a later consent. */
  withdrawnOn(code: string, type: 'processing', today: string): string | undefined;
}

/** The last day for destroying a person's data. Undefined without a withdrawal, or after a new consent. */
export function destroyBy(consents: Withdrawals, code: string, today: string): string | undefined {
  const withdrawnOn = consents.withdrawnOn(code, 'processing', today);
  return withdrawnOn === undefined ? undefined : addDays(withdrawnOn, DESTROY_WITHIN_DAYS);
}
