import type { Decision } from '../../../sheets-schema/choices/decision.ts';

/** The curator's decision on an answer, from the answer's row in the register. */
interface Decidable {
  readonly decision: Decision | undefined;
  /** The day on which we first saw «принять» in the row. */
  readonly acceptedOn: string | undefined;
}

/** The decision on a person's last answer. Until the curator decides on it, the decision on the earlier answer. */
export function currentDecision(history: readonly Decidable[]): Decision | undefined {
  return history.findLast(({ decision }) => decision !== undefined)?.decision;
}

/** The day on which we first saw «принять»; today if it is new; undefined for any other decision. */
export function acceptedOn(history: readonly Decidable[], today: string): string | undefined {
  if (currentDecision(history) !== 'accepted') return undefined;
  const refused = history.findLastIndex(({ decision }) => decision !== undefined && decision !== 'accepted');
  const accepted = history.slice(refused + 1).find(({ decision }) => decision === 'accepted');
  return accepted?.acceptedOn ?? today;
}

/** The value of «Принят с». It keeps the day as long as the decision is the same. */
export function acceptedSince(row: Partial<Decidable> | undefined, today: string): string | undefined {
  return row?.decision === 'accepted' ? (row.acceptedOn ?? today) : undefined;
}

/** Rows by key. If several rows have the same key, only the topmost row counts. */
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
