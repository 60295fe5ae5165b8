import { type Assignment, idle } from './assignment.ts';

export type Cost = Pick<Assignment, 'costHigh' | 'costLow'>;

/** The result is negative if `a` costs less. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.costHigh - b.costHigh || a.costLow - b.costLow;
}

/** Compares the lists of codes of two assignments. A mentee's arcs are in the order of mentor codes, and «no mentor» comes last. */
export function comparePicks(a: Assignment, b: Assignment): number {
  for (let mentee = 0; mentee < a.arcOf.length; mentee++) {
    const one = a.arcOf[mentee] ?? idle;
    const other = b.arcOf[mentee] ?? idle;
    if (one !== other) return one === idle ? 1 : other === idle ? -1 : one - other;
  }
  return 0;
}
