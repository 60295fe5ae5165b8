import type { Delivery } from './delivery.ts';
import { meaningOf } from './refusal.ts';

/** So many letters in a row that meet the same, and none that was taken: the next would meet it too. */
const ALIKE = 3;

/** What a run has met so far, in its order. */
type Met = Pick<Delivery, 'outcome'> & { readonly refusal?: string };

/**
 * Whether a run should hand over no more letters after what it has met. A server that puts letters off one by one
 * (greylisting) wants to see each of them.
 */
export function runStops(met: readonly Delivery[]): boolean {
  const last = met.at(-1);
  if (last === undefined || last.outcome === 'sent') return false;
  if (last.outcome === 'untried') return true;
  const { refusal } = last;
  if (meaningOf(refusal).stopsRun) return true;
  if (refusal === 'later' || met.some(({ outcome }) => outcome === 'sent')) return false;
  const alike: readonly Met[] = met.slice(-ALIKE);
  return alike.length === ALIKE && alike.every((one) => one.refusal === refusal);
}
