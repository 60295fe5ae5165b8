import { randomInt } from 'node:crypto';
import { personKey } from '../../functions/domain/names/person-key.ts';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';
import { enterPeople } from '../../functions/jobs/enter-people.ts';
import { parse } from '../../functions/workbook/parse.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { SchoolConnection } from '../school-connection.ts';
import { type Compared, isParticipant } from '../staff/compare-staff.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { drawCodes } from './draw-codes.ts';

/** A key with the people of a staff list, and the data about each person that the workbook may contain. */
export interface MadeKey {
  readonly key: NameKey;
  /** Codes that were not in the key before. */
  readonly added: readonly string[];
  readonly open: ReadonlyMap<string, StaffMember['open']>;
}

/** Every code in the workbook, including codes of former participants, because no code is reused. */
export function codesIn({ tabs }: Snapshot): Set<string> {
  const cells = [...tabs.values()].flatMap((tab) => tab.cells.flat());
  return new Set(cells.flatMap((cell) => (typeof cell === 'string' ? (cell.match(/К-\d{2,4}/gu) ?? []) : [])));
}

/** The key entry of a person of the list; values that the list lacks stay unchanged. */
function entryOf({ name, position, email }: StaffMember, before?: KeyEntry): KeyEntry {
  const [post, address] = [position ?? before?.position, email ?? before?.email];
  return {
    // Keep the old spelling of the same name.
    name: before && personKey(before.name) === personKey(name) ? before.name : name,
    ...(post ? { position: post } : {}),
    ...(address ? { email: address } : {}),
  };
}

/** If a person of the list has an address, removes this address from other people's entries. */
function withoutGivenAddresses(key: NameKey, listed: ReadonlySet<string>): NameKey {
  const given = new Set([...listed].flatMap((code) => key.get(code)?.email?.toLowerCase() ?? []));
  return new Map(
    [...key].map(([code, entry]) => {
      const isTaken = isParticipant(code) && !listed.has(code) && given.has(entry.email?.toLowerCase() ?? '');
      const { email, ...rest } = entry;
      return [code, isTaken ? rest : entry];
    }),
  );
}

/**
 * Applies a compared staff list to the key. New people get a random code, and known people get their changes. Doubtful
 * people are skipped until the curator identifies them.
 */
export function withStaff(
  before: NameKey,
  people: readonly Compared[],
  taken: ReadonlySet<string>,
  random: (limit: number) => number = randomInt,
): MadeKey {
  const fresh = drawCodes(
    people.filter(({ kind }) => kind === 'new').length,
    new Set([...taken, ...before.keys()]),
    random,
  );
  const key = new Map(before);
  const open = new Map<string, StaffMember['open']>();
  const added: string[] = [];
  for (const one of people) {
    if (one.kind === 'doubtful') continue;
    const code = one.kind === 'new' ? (fresh.pop() ?? '') : one.code;
    if (one.kind === 'new') added.push(code);
    key.set(code, entryOf(one.member, before.get(code)));
    open.set(code, one.member.open);
  }
  return { key: withoutGivenAddresses(key, new Set(open.keys())), added: added.sort(), open };
}

/** Reads the workbook of a school in the mode `codes`. @throws UserFacingError if the workbook contains names */
export async function codedWorkbook({ sheets, spreadsheetId }: SchoolConnection): Promise<Snapshot> {
  const snapshot = await readWorkbook(sheets, spreadsheetId);
  if (parse(snapshot).settings.privacyMode === 'codes') return snapshot;
  throw new UserFacingError(
    `В таблице стоит режим «имена»: имена и почта живут в ней самой, ключ не нужен. Чтобы перейти на коды, на листе «${tables.settings.title}» поставьте в строке «Режим данных» значение «коды».`,
  );
}

/**
 * Enters the codes of a key into «Участники», sorted by code, so that the order reveals nothing about the people.
 * @returns the number of entered codes
 */
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
