import { type Identity, isGuest, isOfficial, type Official, type Recipient } from '../domain/context.ts';
import { readRoster } from '../domain/intake/roster.ts';
import { withStaffIds } from '../domain/intake/staff-ids.ts';
import { withoutNames } from '../domain/journal/without-names.ts';
import type { Named } from '../domain/names/named.ts';
import type { Programme } from '../domain/programme.ts';
import { byKey } from '../domain/rows/decided.ts';

/** The name and the address of a recipient, for the envelope of a letter. */
interface Address {
  readonly name: string;
  readonly email: string;
}

/** The school's people by name. Only this identity turns a code into a person. */
export interface NamedIdentity extends Identity {
  /** The full name, or the code if we do not know the name. */
  fullName(code: string): string;
  /** How a letter mentions a person: the name and, if the forms show only codes, also the code. */
  mention(code: string): string;
  /** The name of an official of the programme; undefined if we do not know the name. */
  officialName(official: Official): string | undefined;
  /** The address for letters; undefined if we have no usable address. */
  address(recipient: Recipient): Address | undefined;
  /** The message of another program. If the workbook has no names, the message loses all names and addresses. */
  fitForWorkbook(words: string): string;
}

/** A person in the school's key (the list of the people behind the codes). The key never leaves the school. */
export interface KeyEntry {
  readonly name: string;
  readonly position?: string | undefined;
  readonly email?: string | undefined;
}

/** The key for the mode `codes`. It contains the people behind the codes, and the officials of the programme. */
export type NameKey = ReadonlyMap<Recipient, KeyEntry>;

const namedOf = (key: NameKey): readonly Named[] => [...key].map(([code, { name, email }]) => ({ code, name, email }));

interface Identities {
  /** The identity for texts in the workbook. */
  readonly shown: Identity;
  /** The identity for letters and documents. */
  readonly written: NamedIdentity;
  /** Absent if the workbook itself has the names. */
  readonly named?: readonly Named[];
  /** Absent if the run can send letters to everybody. */
  readonly delivers?: (to: Recipient) => boolean;
}

type OfficialsOf = Readonly<Record<Official, { name: string | undefined; email: string | undefined }>>;

const officialsOf = ({ settings }: Programme): OfficialsOf => ({
  curator: { name: settings.curatorName, email: settings.curatorEmail },
  organiser: { name: settings.organiserName, email: settings.organiserEmail },
  head: { name: settings.headName, email: settings.headEmail },
  deputy: { name: settings.deputyName, email: settings.deputyEmail },
});

/** Identity in the mode `names`, from the tab «Участники» (with today's new codes) and the settings. */
export function rosterIdentity(programme: Programme, today: string): NamedIdentity {
  const { people } = readRoster(programme, today);
  const officials = officialsOf(programme);
  const fullName = (code: string) => people.get(code)?.row.name ?? code;
  const guests = byKey(withStaffIds(programme).tables.guests, ({ guestId }) => guestId);
  const address = (recipient: Recipient): Address | undefined => {
    if (isOfficial(recipient) || isGuest(recipient)) {
      const { name, email } = isOfficial(recipient) ? officials[recipient] : (guests.get(recipient) ?? {});
      return email ? { name: name ?? email, email } : undefined;
    }
    const email = people.get(recipient)?.row.email;
    return email ? { name: fullName(recipient), email } : undefined;
  };
  return {
    fullName,
    mention: fullName,
    officialName: (official) => officials[official].name,
    address,
    display: (code) => {
      const name = people.get(code)?.row.name ?? guests.get(code)?.name;
      return name ? `${code} ${name}` : code;
    },
    reachable: (recipient) => address(recipient) !== undefined,
    fitForWorkbook: (words) => words,
  };
}

const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

/**
 * Identity in the mode `codes`. Names and addresses come from the key, if there is one. Every run writes the same codes into the workbook, so that
 * runs never overwrite each other. The officials' addresses are in the settings, because they open the spreadsheet with them.
 */
export function codedIdentity(programme: Programme, key: NameKey = new Map()): NamedIdentity {
  const officials = officialsOf(programme);
  const people = namedOf(key);
  const officialName = (official: Official) => key.get(official)?.name ?? officials[official].name;
  return {
    display: (code) => code,
    reachable: (recipient) => !isOfficial(recipient) || officials[recipient].email !== undefined,
    fullName: (code) => key.get(code)?.name ?? code,
    mention: (code) => {
      const name = key.get(code)?.name;
      return name === undefined ? code : `${name} (${code})`;
    },
    officialName,
    address: (recipient) => {
      const known = key.get(recipient);
      const email = known?.email ?? (isOfficial(recipient) ? officials[recipient].email : undefined);
      const name = isOfficial(recipient) ? officialName(recipient) : known?.name;
      return email ? { name: name ?? email, email } : undefined;
    },
    fitForWorkbook: (words) => withoutNames(words.replace(ADDRESS, '(адрес)'), people),
  };
}

/**
 * The data about people that a run may use. If the workbook has no names, a run without the key writes only to the curator.
 * @param key - the school's key, if this run has it; ignored if the workbook contains the names
 */
export function identitiesFor(programme: Programme, today: string, key?: NameKey): Identities {
  if (programme.settings.privacyMode === 'names') {
    const written = rosterIdentity(programme, today);
    return { shown: written, written };
  }
  const written = codedIdentity(programme, key);
  const delivers = (to: Recipient) => (key ? written.address(to) !== undefined : to === 'curator');
  return { shown: written, written, delivers, ...(key ? { named: namedOf(key) } : {}) };
}
