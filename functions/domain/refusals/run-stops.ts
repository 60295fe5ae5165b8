import type { Delivery } from './delivery.ts';
import { meaningOf } from './refusal.ts';

/** This many identical refusals in a row, with no letter accepted between, stop the run. */
const ALIKE = 3;

/** A result of the current run. */
type Met = Pick<Delivery, 'outcome'> & { readonly refusal?: string };

/**
 * Whether a run should stop after these results. It goes on if the server only defers letters one by one (greylisting): such a server must see
 * each of them.
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
