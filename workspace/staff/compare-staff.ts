import { groupBy } from '../../functions/domain/group-by.ts';
import { personKey } from '../../functions/domain/names/person-key.ts';
import { readPersonName } from '../../functions/domain/names/person-name.ts';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';
import { normalLabel } from '../../sheets-schema/cell.ts';
import { checkIdentifications, type Identifications } from './identifications.ts';
import { mayBeOne, resembles } from './resembles.ts';
import type { StaffMember } from './staff-member.ts';

export interface Change {
  readonly field: 'name' | 'position' | 'email';
  readonly from: string | undefined;
  readonly to: string;
}

/** A person of the list, compared with the key. */
export type Compared =
  | { readonly kind: 'same'; readonly member: StaffMember; readonly code: string }
  | {
      readonly kind: 'changed';
      readonly member: StaffMember;
      readonly code: string;
      readonly changes: readonly Change[];
    }
  | { readonly kind: 'new'; readonly member: StaffMember }
  | {
      /** A person who may be somebody in the key (`codes`) or in another row (`rows`). The curator must decide. */
      readonly kind: 'doubtful';
      readonly member: StaffMember;
      readonly codes: readonly string[];
      readonly rows: readonly number[];
    };

/** A list compared with the key. */
export interface StaffComparison {
  readonly people: readonly Compared[];
  /** Codes of the key that match nobody in the list, not even as doubtful people. */
  readonly absent: readonly string[];
}

export const isParticipant = (code: string) => code.startsWith('К-');

const address = (email: string | undefined) => email?.toLowerCase();

function changesOf(member: StaffMember, entry: KeyEntry): Change[] {
  const { name, position, email } = member;
  const changes: Change[] = [];
  if (personKey(name) !== personKey(entry.name)) changes.push({ field: 'name', from: entry.name, to: name });
  if (position && normalLabel(position) !== normalLabel(entry.position ?? '')) {
    changes.push({ field: 'position', from: entry.position, to: position });
  }
  if (email && address(email) !== address(entry.email)) changes.push({ field: 'email', from: entry.email, to: email });
  return changes;
}

/** Whether a name probably means only one person: it has a patronymic, or at least three words. */
const isFull = (name: string) => readPersonName(name)?.patronymic !== undefined || name.split(' ').length > 2;

const sameName = (a: string, b: string) => personKey(a) === personKey(b);

/** The namesake with the same position, if nobody else of the name has it, neither in the key nor in the list. */
function samePosition(
  member: StaffMember,
  namesakes: readonly (readonly [string, KeyEntry])[],
  listed: readonly StaffMember[],
) {
  const isHeldBy = ({ position }: { readonly position?: string | undefined }) =>
    position !== undefined && normalLabel(position) === normalLabel(member.position ?? '');
  const known = namesakes.filter(([, entry]) => isHeldBy(entry));
  return known.length === 1 && listed.filter(isHeldBy).length === 1 ? known : [];
}

/** The code that certainly belongs to this person, among the codes not yet assigned. */
function certainCode(member: StaffMember, left: NameKey, staff: readonly StaffMember[]): string | undefined {
  for (const [code, { name, email }] of left) {
    if (!member.email || address(email) !== address(member.email)) continue;
    const isRenamed = !sameName(name, member.name);
    // The address may have passed from one person to another. If the key has the new name, or the list has the old name, the names decide.
    const isElsewhere =
      isRenamed &&
      ([...left.values()].some((entry) => sameName(entry.name, member.name)) ||
        staff.some((other) => sameName(other.name, name)));
    if (isElsewhere) break;
    return resembles(member, { name, email }) ? code : undefined;
  }
  const key = personKey(member.name);
  const namesakes = [...left].filter(([, { name }]) => personKey(name) === key);
  const listed = staff.filter(({ name }) => personKey(name) === key);
  const [found] = namesakes.length === 1 && listed.length === 1 ? namesakes : samePosition(member, namesakes, listed);
  if (!found) return undefined;
  const [code, { email }] = found;
  return !email || !member.email || isFull(member.name) ? code : undefined;
}

/**
 * Compares a staff list with the school's key. A match is certain if the address is equal and the name similar, or if only one person has the name,
 * or the name and the position, and the name is full or an address is missing. Other similar people are doubtful until the curator decides (`identifications`).
 * @throws UserFacingError if an identification names a row or a code that does not exist, or two identifications name the same code
 */
export function compareStaff(
  key: NameKey,
  staff: readonly StaffMember[],
  identifications: Identifications = new Map(),
): StaffComparison {
  checkIdentifications(identifications, key, staff);
  const left = new Map([...key].filter(([code]) => isParticipant(code)));
  const codes = new Map<StaffMember, string>();
  const claim = (member: StaffMember, code: string | undefined) => {
    if (code === undefined || !left.delete(code)) return;
    codes.set(member, code);
  };
  for (const member of staff) claim(member, identifications.get(member.row));
  const open = () => staff.filter((member) => !codes.has(member) && identifications.get(member.row) !== 'new');
  /** Assigns certain codes repeatedly, since each assignment may make other codes certain. The order of the rows has no influence. */
  const settle = (among: () => readonly StaffMember[]) => {
    for (;;) {
      const found = among().flatMap((member) => {
        const code = certainCode(member, left, staff);
        return code === undefined ? [] : [{ member, code }];
      });
      const sole = [...groupBy(found, ({ code }) => code).values()].flatMap((each) => (each.length === 1 ? each : []));
      if (sole.length === 0) return;
      for (const { member, code } of sole) claim(member, code);
    }
  };
  const hasAddress = ({ email }: StaffMember) =>
    email !== undefined && [...left.values()].some((entry) => address(entry.email) === address(email));
  // People whose address is in the key come first, so that a namesake cannot take their code.
  settle(() => open().filter(hasAddress));
  settle(open);
  const people = staff.map((member): Compared => {
    const code = codes.get(member);
    const entry = code === undefined ? undefined : key.get(code);
    if (code !== undefined && entry) {
      const changes = changesOf(member, entry);
      return changes.length > 0 ? { kind: 'changed', member, code, changes } : { kind: 'same', member, code };
    }
    if (identifications.get(member.row) === 'new') return { kind: 'new', member };
    const sameAddress = ({ email }: KeyEntry) => email !== undefined && address(email) === address(member.email);
    const alike = [...left].flatMap(([each, other]) => (resembles(member, other) || sameAddress(other) ? [each] : []));
    const rows = staff.filter((other) => other !== member && mayBeOne(other.name, member.name)).map(({ row }) => row);
    if (alike.length + rows.length === 0) return { kind: 'new', member };
    return { kind: 'doubtful', member, codes: alike.sort(), rows };
  });
  const asked = new Set(people.flatMap((one) => (one.kind === 'doubtful' ? one.codes : [])));
  return { people, absent: [...left.keys()].filter((code) => !asked.has(code)).sort() };
}
