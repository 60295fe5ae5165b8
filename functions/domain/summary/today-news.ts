import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** What else there is to tell the curator of today. */
export interface TodayNews {
  readonly problems: readonly Problem[];
  /** Lines of «Что изменилось». */
  readonly changes: number;
  /** Letters that wait for tomorrow's budget. */
  readonly waiting: number;
  /** Why letters wait because of our side. */
  readonly troubles: readonly Refusal[];
}
