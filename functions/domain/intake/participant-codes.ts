import type { Entry, Programme } from '../programme.ts';
import { numberOf } from '../rows/row-key.ts';

const PREFIX = 'К-';
/** Codes have two to four digits. */
const HIGHEST = 9999;

/** Codes still used or remembered elsewhere: a code is never given to a second person. */
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
  return new Set([...rows.flatMap(({ code }) => (code === undefined ? [] : [code])), ...(given?.people ?? [])]);
}

/** Free codes above the highest in the roster; once the digits run out, the gaps below it. */
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
