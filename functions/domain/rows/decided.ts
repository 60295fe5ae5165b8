import type { Decision } from '../../../sheets-schema/choices/decision.ts';

/** An answer beside the row of the register in which the curator decides on it. */
export interface Decidable {
  readonly decision: Decision | undefined;
  /** Day on which the decision «принять» was first seen in its row. */
  readonly acceptedOn: string | undefined;
}

/**
 * The decision that holds for the last of a person's answers. A later answer does not undo what the curator decided on
 * an earlier one: it holds until she decides on the new one.
 */
export function standingDecision(history: readonly Decidable[]): Decision | undefined {
  return history.findLast(({ decision }) => decision !== undefined)?.decision;
}

/** First day since which the decision has been «принять»: today where it was not seen before; absent where it is not. */
export function acceptedOn(history: readonly Decidable[], today: string): string | undefined {
  if (standingDecision(history) !== 'accepted') return undefined;
  const refused = history.findLastIndex(({ decision }) => decision !== undefined && decision !== 'accepted');
  const accepted = history.slice(refused + 1).find(({ decision }) => decision === 'accepted');
  return accepted?.acceptedOn ?? today;
}

/** What the column «Принят с» of a row says: the day is remembered as long as the decision stands. */
export function acceptedSince(row: Partial<Decidable> | undefined, today: string): string | undefined {
  return row?.decision === 'accepted' ? (row.acceptedOn ?? today) : undefined;
}

/** Rows by key, the topmost of copies; a copied row is left alone. */
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
