import type { Entry, Programme } from '../programme.ts';

/** Journal entries since when a pair has been decided: `П-01|confirmed|2026-09-10`. */
const ENTRY = /^(П-\d+)\|(confirmed|active|declined)\|(\d{4}-\d{2}-\d{2})$/u;

/** The day each pair was first seen confirmed, unless declined since. */
function firstSeen({ tables }: Programme): Map<string, string> {
  const seen = new Map<string, string>();
  for (const { entryId = '' } of tables.journal) {
    const [, pairCode = '', status, day = ''] = ENTRY.exec(entryId) ?? [];
    if (status === 'declined') seen.delete(pairCode);
    else if (status !== undefined && !seen.has(pairCode)) seen.set(pairCode, day);
  }
  return seen;
}

/**
 * Since when a pair is decided: the curator's date, or else the day their decision was first seen, from the journal. So an order covers a pair
 * despite a missing date.
 */
export function decisionDays(programme: Programme, today: string): (row: Entry<'pairs'>) => string {
  let seen: Map<string, string> | undefined;
  return ({ pairCode = '', decisionOn }) => {
    if (decisionOn !== undefined) return decisionOn;
    seen ??= firstSeen(programme);
    return seen.get(pairCode) ?? today;
  };
}
