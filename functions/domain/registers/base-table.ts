import type { Role } from '../../../sheets-schema/choices/role.ts';
import { workFormats } from '../../../sheets-schema/choices/work-format.ts';
import type { DesiredTable, SystemValues } from '../desired.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Pair } from '../pairs/pair.ts';
import { assessed } from './assessments.ts';
import { type BaseFacts, missingOf, partnersOf } from './base-facts.ts';
import type { Participation } from './participation.ts';

interface Numbered {
  readonly code?: string | undefined;
  readonly no?: number | undefined;
}

/** The numbers of the rows in a base, in order of joining, then of codes. A number never changes. */
function baseNumbers(
  rows: readonly Numbered[],
  joined: readonly { readonly code: string; readonly joinedOn: string | undefined }[],
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let highest = 0;
  for (const { code, no } of rows) {
    if (no === undefined) continue;
    highest = Math.max(highest, no);
    if (code !== undefined && !numbers.has(code)) numbers.set(code, no);
  }
  const place = ({ joinedOn = '9999', code }: (typeof joined)[number]) => `${joinedOn}|${code}`;
  const fresh = joined.filter(({ code }) => !numbers.has(code));
  for (const { code } of fresh.sort((a, b) => (place(a) < place(b) ? -1 : 1))) numbers.set(code, ++highest);
  return numbers;
}

/** The work address from «Участники»; empty if the school does not keep names in the workbook. */
function contactOf({ programme, intake }: BaseFacts, code: string): string {
  const email = programme.settings.privacyMode === 'names' ? intake.people.get(code)?.row.email : undefined;
  return email ?? 'через куратора';
}

/** One line per form of work: «учитель – учитель, пара». */
function formOf(pairs: readonly Pair[]): string | undefined {
  const lines = pairs
    .filter(({ status }) => status !== 'dissolved')
    .map(({ mentees }) => `учитель – учитель, ${workFormats[mentees.length > 1 ? 'group' : 'pair']}`);
  return lines.length > 0 ? [...new Set(lines)].join('\n') : undefined;
}

/** The cells that both bases have, for a person who consents. */
export function commonCells(participation: Participation, facts: BaseFacts) {
  const { intake, context, programme, meetings } = facts;
  const { code, role, pairs, joinedOn } = participation;
  const { t0, t1 } = assessed(participation, intake, meetings);
  const partners = partnersOf(facts, pairs, ({ mentor, mentees }) => (role === 'mentee' ? [mentor] : mentees));
  return {
    person: shownPerson(intake, context)(code),
    contact: contactOf(facts, code),
    joinedOn,
    partners,
    form: formOf(pairs),
    partnerWorkplace: partners === undefined ? undefined : programme.settings.schoolShort,
    consent: true,
    t0On: t0?.submittedAt.slice(0, 10),
    t1On: t1?.submittedAt.slice(0, 10),
    missing: missingOf(participation, facts, t0 !== undefined).join('\n'),
  };
}

/**
 * The base of a role: all present and past members.
 * @param cells - returns the cells of a row, except number, code and state
 */
export function baseTable(
  role: Role,
  facts: BaseFacts,
  cells: (participation: Participation) => SystemValues<'mentees'> | SystemValues<'mentors'>,
): DesiredTable {
  const table = `${role}s` as const;
  const rows = facts.rows[role];
  const known = facts.participations.filter(
    (one) => one.role === role && (rows.has(one.code) || one.joinedOn !== undefined),
  );
  const numbers = baseNumbers(facts.programme.tables[table], known);
  return {
    table,
    rows: known
      .sort((a, b) => (numbers.get(a.code) ?? 0) - (numbers.get(b.code) ?? 0))
      .map((participation) => {
        const { code, status } = participation;
        return { at: rows.get(code)?.at, values: { ...cells(participation), no: numbers.get(code), code, status } };
      }),
  };
}
