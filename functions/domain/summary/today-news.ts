import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** News that the curator must know today in addition to the tasks. */
export interface TodayNews {
  readonly problems: readonly Problem[];
  /** The number of entries in «Что изменилось». */
  readonly changes: number;
  /** The number of letters that today's budget postpones. */
  readonly waiting: number;
  /** Refusals that make all mail wait, because the fault is ours or the mail server wants a pause. */
  readonly troubles: readonly Refusal[];
}
