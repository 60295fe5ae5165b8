import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** What the curator must know today besides the tasks. */
export interface TodayNews {
  readonly problems: readonly Problem[];
  /** How many lines «Что изменилось» has. */
  readonly changes: number;
  /** How many letters today's budget postpones. */
  readonly waiting: number;
  /** Refusals that are the school's own fault and hold its letters back. */
  readonly troubles: readonly Refusal[];
}
