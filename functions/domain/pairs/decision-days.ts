import type { Entry, Programme } from '../programme.ts';

/** The id of a journal entry about a pair, with the day: `П-01|confirmed|2026-09-10`. */
const ENTRY = /^(П-\d+)\|(confirmed|active|declined)\|(\d{4}-\d{2}-\d{2})$/u;

/** The day of the first journal entry that confirms each pair. Pairs that the curator declined later are left out. */
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
 * The day of the decision on each pair: the curator's date, or else the first journal entry about it. So an order covers a pair even if the date is
 * missing.
 */
export function decisionDays(programme: Programme, today: string): (row: Entry<'pairs'>) => string {
  let seen: Map<string, string> | undefined;
  return ({ pairCode = '', decisionOn }) => {
    if (decisionOn !== undefined) return decisionOn;
    seen ??= firstSeen(programme);
    return seen.get(pairCode) ?? today;
  };
}
