import { randomInt } from 'node:crypto';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';
import { enterPeople } from '../../functions/jobs/enter-people.ts';
import { parse } from '../../functions/workbook/parse.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { PlainFailure } from '../plain-failure.ts';
import type { SchoolConnection } from '../school-connection.ts';
import { drawCodes } from './draw-codes.ts';
import type { StaffMember } from './staff-list.ts';

/** A key with the people of a staff list, and what the workbook may know of each. */
export interface MadeKey {
  readonly key: NameKey;
  /** Codes of those who were not on the key before. */
  readonly added: readonly string[];
  readonly open: ReadonlyMap<string, StaffMember['open']>;
}

/** Every code that the workbook speaks of, also those of people who are gone: none is given to anybody else. */
export function codesIn({ tabs }: Snapshot): Set<string> {
  const cells = [...tabs.values()].flatMap((tab) => tab.cells.flat());
  return new Set(cells.flatMap((cell) => (typeof cell === 'string' ? (cell.match(/К-\d{2,4}/gu) ?? []) : [])));
}

/** Puts the staff on the key: who is there already (by address, or by name where there is none) keeps the code. */
export function withStaff(
  before: NameKey,
  staff: readonly StaffMember[],
  taken: ReadonlySet<string>,
  random: (limit: number) => number = randomInt,
): MadeKey {
  const byMark = new Map<string, string>();
  for (const [code, { name, email }] of before) {
    if (!code.startsWith('К-')) continue;
    byMark.set(name.toLowerCase(), code);
    if (email) byMark.set(email.toLowerCase(), code);
  }
  const codeOf = ({ name, email }: StaffMember) =>
    email
      ? (byMark.get(email.toLowerCase()) ?? nameless(before, byMark.get(name.toLowerCase())))
      : byMark.get(name.toLowerCase());
  const known = staff.map((member) => codeOf(member));
  const fresh = drawCodes(
    known.filter((code) => code === undefined).length,
    new Set([...taken, ...before.keys()]),
    random,
  );
  const key = new Map(before);
  const open = new Map<string, StaffMember['open']>();
  const added: string[] = [];
  staff.forEach((member, i) => {
    const code = known[i] ?? fresh.pop() ?? '';
    open.set(code, member.open);
    if (known[i] !== undefined) return;
    const { name, position, email } = member;
    const entry: KeyEntry = { name, ...(position ? { position } : {}), ...(email ? { email } : {}) };
    key.set(code, entry);
    added.push(code);
  });
  return { key, added: added.sort(), open };
}

/** A namesake with another address is somebody else. */
function nameless(key: NameKey, code: string | undefined): string | undefined {
  return code !== undefined && key.get(code)?.email === undefined ? code : undefined;
}

/** Opens the workbook of a school in the mode `codes`. @throws PlainFailure where names are kept in the workbook */
export async function codedWorkbook({ sheets, spreadsheetId }: SchoolConnection): Promise<Snapshot> {
  const snapshot = await readWorkbook(sheets, spreadsheetId);
  if (parse(snapshot).settings.privacyMode === 'codes') return snapshot;
  throw new PlainFailure(
    `В таблице стоит режим «имена»: имена и почта живут в ней самой, ключ не нужен. Чтобы перейти на коды, на листе «${tables.settings.title}» поставьте в строке «Режим данных» значение «коды».`,
  );
}

/** Enters the codes of a key into «Участники», in the order of the codes, which says nothing of the people. @returns how many */
export function enterKey(connection: SchoolConnection, key: NameKey, open: MadeKey['open']): Promise<number> {
  const { columns } = tables.people;
  const codes = [...key.keys()].filter((code) => code.startsWith('К-')).sort();
  return enterPeople(
    connection,
    codes.map((code) => {
      const { subjectGroup, experienceBand, isYoungSpecialist } = open.get(code) ?? {};
      return {
        code,
        cells: {
          ...(subjectGroup ? { subjectGroup: columns.subjectGroup.type.write(subjectGroup) } : {}),
          ...(experienceBand ? { experienceBand: columns.experienceBand.type.write(experienceBand) } : {}),
          ...(isYoungSpecialist === undefined
            ? {}
            : { isYoungSpecialist: columns.isYoungSpecialist.type.write(isYoungSpecialist) }),
        },
      };
    }),
  );
}
