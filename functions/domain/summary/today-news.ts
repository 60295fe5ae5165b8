import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** News that the curator must know today in addition to the tasks. */
export interface TodayNews {
  readonly problems: readonly Problem[];
  /** The number of entries in «Что изменилось». */
  readonly changes: number;
  /** The number of letters that today's budget postpones. */
  readonly waiting: number;
  /** Faults on the school's side for which the mail server refuses letters. They hold back the school's letters. */
  readonly troubles: readonly Refusal[];
}
