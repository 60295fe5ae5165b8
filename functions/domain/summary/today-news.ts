import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** Other news of today for the curator. */
export interface TodayNews {
  readonly problems: readonly Problem[];
  /** Lines of «Что изменилось». */
  readonly changes: number;
  /** Letters postponed by today's budget. */
  readonly waiting: number;
  /** Why letters wait because of us. */
  readonly troubles: readonly Refusal[];
}
