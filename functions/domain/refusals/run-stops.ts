import type { Delivery } from './delivery.ts';
import { meaningOf } from './refusal.ts';

/** After so many letters with the same refusal in a row, none accepted, the next would meet it too. */
const ALIKE = 3;

/** The results of a run so far, in order. */
type Met = Pick<Delivery, 'outcome'> & { readonly refusal?: string };

/** Whether a run should stop after these results. A server that defers letters one by one (greylisting) must see each of them. */
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
