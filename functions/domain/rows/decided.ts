import type { Decision } from '../../../sheets-schema/choices/decision.ts';

/** An answer, and the row of the register in which the curator decides on it. */
interface Decidable {
  readonly decision: Decision | undefined;
  /** The day on which «принять» was first seen in the row. */
  readonly acceptedOn: string | undefined;
}

/** The decision on a person's last answer. Until the curator decides on it, the decision on the earlier answer is still valid. */
export function standingDecision(history: readonly Decidable[]): Decision | undefined {
  return history.findLast(({ decision }) => decision !== undefined)?.decision;
}

/** First day of the decision «принять»; today if it was not seen before. Undefined if the decision is another one. */
export function acceptedOn(history: readonly Decidable[], today: string): string | undefined {
  if (standingDecision(history) !== 'accepted') return undefined;
  const refused = history.findLastIndex(({ decision }) => decision !== undefined && decision !== 'accepted');
  const accepted = history.slice(refused + 1).find(({ decision }) => decision === 'accepted');
  return accepted?.acceptedOn ?? today;
}

/** The value of the column «Принят с»: it keeps the day as long as the decision stays. */
export function acceptedSince(row: Partial<Decidable> | undefined, today: string): string | undefined {
  return row?.decision === 'accepted' ? (row.acceptedOn ?? today) : undefined;
}

/** Rows by key. Of rows with the same key only the topmost counts. */
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
