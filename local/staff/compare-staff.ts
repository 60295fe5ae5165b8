import { groupBy } from '../../functions/domain/group-by.ts';
import { personKey } from '../../functions/domain/names/person-key.ts';
import { readPersonName } from '../../functions/domain/names/person-name.ts';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';
import { normalLabel } from '../../sheets-schema/cell.ts';
import type { StaffMember } from './read-staff-list.ts';
import { mayBeOne, resembles } from './resembles.ts';
import { checkVerdicts, type Verdicts } from './verdicts.ts';

/** What a list says of somebody otherwise than the key. */
export interface Change {
  readonly field: 'name' | 'position' | 'email';
  readonly from: string | undefined;
  readonly to: string;
}

/** Somebody of a list beside the key. */
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
      /** Perhaps one of these, of the key or of other rows of the list: only a person knows. */
      readonly kind: 'doubtful';
      readonly member: StaffMember;
      readonly codes: readonly string[];
      readonly rows: readonly number[];
    };

/** A list beside the key. */
export interface StaffComparison {
  readonly people: readonly Compared[];
  /** Codes of the key whom the list does not name, not even in doubt. */
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

/** Whether a name is long enough to mean one person: with the patronymic. */
const isFull = (name: string) => readPersonName(name)?.patronymic !== undefined || name.split(' ').length > 2;

const sameName = (a: string, b: string) => personKey(a) === personKey(b);

/** The code of the key that is certainly this person's, among those that are left. */
function certainCode(member: StaffMember, left: NameKey, staff: readonly StaffMember[]): string | undefined {
  for (const [code, { name, email }] of left) {
    if (!member.email || address(email) !== address(member.email)) continue;
    const isRenamed = !sameName(name, member.name);
    // An address that went from one to another says less than the names of both.
    const isElsewhere =
      isRenamed &&
      ([...left.values()].some((entry) => sameName(entry.name, member.name)) ||
        staff.some((other) => sameName(other.name, name)));
    if (isElsewhere) break;
    return resembles(member, { name, email }) ? code : undefined;
  }
  const key = personKey(member.name);
  const namesakes = [...left].filter(([, { name }]) => personKey(name) === key);
  const [found] = namesakes;
  if (!found || namesakes.length > 1 || staff.filter(({ name }) => personKey(name) === key).length > 1)
    return undefined;
  const [code, { email }] = found;
  return !email || !member.email || isFull(member.name) ? code : undefined;
}

/**
 * Holds a staff list against the key. Certain is who has the address of the key and a name like it, or alone has the name; everybody
 * else who resembles somebody is doubtful, and nobody who is gets a code of their own unasked.
 * @throws PlainFailure where a verdict speaks of a row or a code that is not there
 */
export function compareStaff(
  key: NameKey,
  staff: readonly StaffMember[],
  verdicts: Verdicts = new Map(),
): StaffComparison {
  checkVerdicts(verdicts, key, staff);
  const left = new Map([...key].filter(([code]) => isParticipant(code)));
  const codes = new Map<StaffMember, string>();
  const claim = (member: StaffMember, code: string | undefined) => {
    if (code === undefined || !left.delete(code)) return;
    codes.set(member, code);
  };
  for (const member of staff) claim(member, verdicts.get(member.row));
  const open = () => staff.filter((member) => !codes.has(member) && verdicts.get(member.row) !== 'new');
  /** Gives each of them the code that is certainly theirs, as long as that makes others certain; the order of the rows says nothing. */
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
  // Addresses first: a namesake without one must not take the code of who has it.
  settle(() => open().filter(hasAddress));
  settle(open);
  const people = staff.map((member): Compared => {
    const code = codes.get(member);
    const entry = code === undefined ? undefined : key.get(code);
    if (code !== undefined && entry) {
      const changes = changesOf(member, entry);
      return changes.length > 0 ? { kind: 'changed', member, code, changes } : { kind: 'same', member, code };
    }
    if (verdicts.get(member.row) === 'new') return { kind: 'new', member };
    const sameAddress = ({ email }: KeyEntry) => email !== undefined && address(email) === address(member.email);
    const alike = [...left].flatMap(([each, other]) => (resembles(member, other) || sameAddress(other) ? [each] : []));
    const rows = staff.filter((other) => other !== member && mayBeOne(other.name, member.name)).map(({ row }) => row);
    if (alike.length + rows.length === 0) return { kind: 'new', member };
    return { kind: 'doubtful', member, codes: alike.sort(), rows };
  });
  const asked = new Set(people.flatMap((one) => (one.kind === 'doubtful' ? one.codes : [])));
  return { people, absent: [...left.keys()].filter((code) => !asked.has(code)).sort() };
}
