import { addDays } from '../calendar/day.ts';
import type { AnyAnswer } from './any-answer.ts';

/** For this many days the school keeps an answer of somebody who has not consented. */
export const HELD_DAYS = 30;

/** The day on which the school should delete an answer that still has no consent. An answer with a consent is kept until the consent ends. */
export function deleteHeldOn({ submittedAt }: Pick<AnyAnswer, 'submittedAt'>): string {
  return addDays(submittedAt.slice(0, 10), HELD_DAYS);
}
