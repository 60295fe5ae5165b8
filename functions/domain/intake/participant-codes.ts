import type { Entry, Programme } from '../programme.ts';
import { numberOf } from '../rows/row-key.ts';

const PREFIX = 'К-';
/** The highest number in a code: a code has at most four digits. */
const HIGHEST = 9999;

/** Codes in other tables, and all codes that people ever had. We never give such a code to another person. */
function codesElsewhere({ tables, given }: Programme): Set<string> {
  const rows = [
    tables.consents,
    tables.participations,
    tables.mentees,
    tables.mentors,
    tables.requests,
    tables.offers,
    tables.interviews,
    tables.training,
    tables.outbox,
  ].flat();
  // The journal names the codes of erased people whom these restored data never had.
  const subjects = tables.journal.flatMap(({ subject }) => subject ?? []);
  return new Set([...rows.flatMap(({ code }) => code ?? []), ...subjects, ...(given?.people ?? [])]);
}

/** Yields free codes: first those above the highest code ever given. After code 9999, the unused codes below it. */
export function* freeCodes(rows: readonly Entry<'people'>[], programme: Programme): Generator<string, undefined> {
  const roster = new Set(rows.flatMap(({ code }) => code ?? []));
  const elsewhere = codesElsewhere(programme);
  let highest = 0;
  for (const code of [...roster, ...(programme.given?.people ?? [])]) highest = Math.max(highest, numberOf(code) ?? 0);
  for (let step = 1; step <= HIGHEST; step++) {
    const number = ((highest + step - 1) % HIGHEST) + 1;
    const code = `${PREFIX}${String(number).padStart(2, '0')}`;
    if (!roster.has(code) && !elsewhere.has(code)) yield code;
  }
}
