import { addDays } from '../calendar/day.ts';
import type { ConsentBook } from './consent-book.ts';

/** Days allowed for destroying data after a withdrawal (152-ФЗ, ст. 21 ч. 5). */
export const DESTROY_WITHIN_DAYS = 30;

/** Last day to destroy a person's data; absent without a withdrawal or after a new consent. */
export function destroyBy(consents: ConsentBook, code: string, today: string): string | undefined {
  const withdrawnOn = consents.withdrawnOn(code, 'processing', today);
  return withdrawnOn === undefined ? undefined : addDays(withdrawnOn, DESTROY_WITHIN_DAYS);
}
