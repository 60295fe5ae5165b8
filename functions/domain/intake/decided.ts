import type { Decision } from '../../../sheets-schema/choices/decision.ts';

/** An answer beside the row of the register in which the curator decides on it. */
export interface Decidable {
  readonly submittedAt: string;
  readonly decision: Decision | undefined;
}

/**
 * The decision that holds for the last of a person's answers. A later answer does not undo what the curator decided on
 * an earlier one: it holds until she decides on the new one.
 */
export function standingDecision(history: readonly Decidable[]): Decision | undefined {
  return history.findLast(({ decision }) => decision !== undefined)?.decision;
}

/** Day of the first answer of those since which the decision has been «принять»; absent where it is not. */
export function acceptedOn(history: readonly Decidable[]): string | undefined {
  if (standingDecision(history) !== 'accepted') return undefined;
  const refused = history.findLastIndex(({ decision }) => decision !== undefined && decision !== 'accepted');
  const accepted = history.slice(refused + 1).find(({ decision }) => decision === 'accepted');
  return accepted?.submittedAt.slice(0, 10);
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
