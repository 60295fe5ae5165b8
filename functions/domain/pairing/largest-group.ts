import type { Mentor } from './problem.ts';

/** The largest number of mentees whom a mentor may lead: as many as they offer, but no more than the school allows. */
export function largestGroup(
  { capacity }: Pick<Mentor, 'capacity'>,
  { maxLoad }: { readonly maxLoad: number },
): number {
  return Math.min(capacity, maxLoad);
}
