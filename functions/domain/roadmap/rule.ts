import type { Facts } from '../standing.ts';
import type { Evidence } from './activity-state.ts';

/** What the facts of a day prove of one activity. Pure; looks at no other activity. */
export type Rule = (facts: Facts) => Evidence;

/** Day of an answer. */
export function dayOf(answer: { readonly submittedAt: string } | undefined): string | undefined {
  return answer?.submittedAt.slice(0, 10);
}
