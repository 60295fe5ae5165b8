import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

export interface TodayNews {
  readonly problems: readonly Problem[];
  readonly changes: number;
  readonly waiting: number;
  /** Refusals that make all mail wait, because the fault is ours or the mail server wants a pause. */
  readonly troubles: readonly Refusal[];
}
