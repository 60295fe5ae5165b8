import type { Delivery } from './delivery.ts';
import { meaningOf } from './refusal.ts';

/** The run stops after this many identical refusals in a row, unless the server has accepted a letter in this run. */
const ALIKE = 3;

/** The result of one letter of the current run. */
type Met = Pick<Delivery, 'outcome'> & { readonly refusal?: string };

/**
 * Whether a run should stop after these results. If the server only defers letters one by one (greylisting), the run continues, because such a server
 * must see every letter.
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
