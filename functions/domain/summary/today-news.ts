import type { Problem } from '../programme.ts';
import type { Refusal } from '../refusals/refusal.ts';

export interface TodayNews {
  readonly problems: readonly Problem[];
  readonly changes: number;
  /** How many people wait for a letter because of the daily limit, and the first day on which one of these letters can go. */
  readonly waiting: number;
  readonly waitingUntil?: string | undefined;
  /** Refusals that make all mail wait, because the fault is ours or the mail server wants a pause. */
  readonly troubles: readonly Refusal[];
}
