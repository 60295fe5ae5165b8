import type { Decision } from '../../../sheets-schema/choices/decision.ts';

/** An answer with the register row in which the curator decides on it. */
export interface Decidable {
  readonly decision: Decision | undefined;
  /** Day the decision «принять» was first seen in its row. */
  readonly acceptedOn: string | undefined;
}

/** The decision that holds for a person's last answer. A decision on an earlier answer holds until the curator decides on the new one. */
export function standingDecision(history: readonly Decidable[]): Decision | undefined {
  return history.findLast(({ decision }) => decision !== undefined)?.decision;
}

/** First day of the decision «принять»: today if not seen before; undefined if it is another. */
export function acceptedOn(history: readonly Decidable[], today: string): string | undefined {
  if (standingDecision(history) !== 'accepted') return undefined;
  const refused = history.findLastIndex(({ decision }) => decision !== undefined && decision !== 'accepted');
  const accepted = history.slice(refused + 1).find(({ decision }) => decision === 'accepted');
  return accepted?.acceptedOn ?? today;
}

/** The column «Принят с»: remembers the day as long as the decision stays. */
export function acceptedSince(row: Partial<Decidable> | undefined, today: string): string | undefined {
  return row?.decision === 'accepted' ? (row.acceptedOn ?? today) : undefined;
}

/** Rows by key; of copies only the topmost counts. */
export function byKey<R extends { readonly at: number }>(
  rows: readonly R[],
  key: (row: R) => string | undefined,
): ReadonlyMap<string, R> {
  const found = new Map<string, R>();
  for (const row of [...rows].sort((a, b) => b.at - a.at)) {
    const name = key(row);
    if (name !== undefined) found.set(name, row);
  }
  return found;
}
