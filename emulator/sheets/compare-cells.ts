import type { Scalar } from './model.ts';

const rank = (value: Scalar): number => ['number', 'string', 'boolean'].indexOf(typeof value);

/** Compares two cells: numbers come first, then texts, then booleans. Empty cells come last in both directions. */
export function compareCells(
  a: Scalar | undefined,
  b: Scalar | undefined,
  descending: boolean,
  collator: Intl.Collator,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = rank(a) - rank(b) || (typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b));
  return descending ? -order : order;
}
