import type { Delivery } from './delivery.ts';
import { meaningOf } from './refusal.ts';

/** This many identical refusals in a row stop a run, unless the server has accepted a letter in it. */
const ALIKE = 3;

type Met = Pick<Delivery, 'outcome'> & { readonly refusal?: string };

/** Whether a run should stop after these results. Greylisting never stops a run, because such a server must see every letter. */
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
