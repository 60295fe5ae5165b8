import type { Identity, Official, Recipient } from '../domain/context.ts';
import { readRoster } from '../domain/intake/roster.ts';
import { withoutNames } from '../domain/journal/without-names.ts';
import type { Named } from '../domain/names/named.ts';
import type { Programme } from '../domain/programme.ts';

/** Name and address of a recipient, as they go on an envelope. */
export interface Address {
  readonly name: string;
  readonly email: string;
}

/** The school's people by name: the only place where a code becomes a person. */
export interface NamedIdentity extends Identity {
  /** Full name, or the code where there is none. */
  fullName(code: string): string;
  /** How a letter speaks of somebody: by name, with the code where the forms show nothing else. */
  mention(code: string): string;
  /** Name of somebody who answers for the programme; undefined where it is not known here. */
  officialName(official: Official): string | undefined;
  /** Where to write; undefined where there is no usable address. */
  address(recipient: Recipient): Address | undefined;
  /** What another program said, fit for the workbook: nobody named who is not named there. */
  fitForWorkbook(words: string): string;
}

/** A line of the school's key, which never leaves its computer. */
export interface KeyEntry {
  readonly name: string;
  readonly position?: string | undefined;
  readonly email?: string | undefined;
}

/** The key of the mode `codes`: who is behind a code, and who answers for the programme. */
export type NameKey = ReadonlyMap<Recipient, KeyEntry>;

/** The people of a key as texts may name them. */
const namedOf = (key: NameKey): readonly Named[] => [...key].map(([code, { name, email }]) => ({ code, name, email }));

/** The people of a school as a run knows them. */
export interface Identities {
  /** What the workbook may be told. */
  readonly shown: Identity;
  /** What letters and papers may say. */
  readonly written: NamedIdentity;
  /** Who is behind the codes, where the workbook does not say. */
  readonly named?: readonly Named[];
  /** Whom the run can write to; everybody where it is left out. */
  readonly delivers?: (to: Recipient) => boolean;
}

const OFFICIALS: readonly Official[] = ['curator', 'organiser', 'head', 'deputy'];

function isOfficial(recipient: Recipient): recipient is Official {
  return OFFICIALS.some((official) => official === recipient);
}

type OfficialsOf = Readonly<Record<Official, { name: string | undefined; email: string | undefined }>>;

const officialsOf = ({ settings }: Programme): OfficialsOf => ({
  curator: { name: settings.curatorName, email: settings.curatorEmail },
  organiser: { name: settings.organiserName, email: settings.organiserEmail },
  head: { name: settings.headName, email: settings.headEmail },
  deputy: { name: settings.deputyName, email: settings.deputyEmail },
});

/** Identity in the mode `names`: the tab «Участники», codes given today included, and the settings. */
export function rosterIdentity(programme: Programme, today: string): NamedIdentity {
  const { people } = readRoster(programme, today);
  const officials = officialsOf(programme);
  const fullName = (code: string) => people.get(code)?.row.name ?? code;
  const address = (recipient: Recipient): Address | undefined => {
    if (isOfficial(recipient)) {
      const { name, email } = officials[recipient];
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
    display: (code) => (people.get(code)?.row.name ? `${code} ${fullName(code)}` : code),
    reachable: (recipient) => address(recipient) !== undefined,
    fitForWorkbook: (words) => words,
  };
}

const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

/**
 * Identity in the mode `codes`. The workbook is told codes by every run alike, whether it has the key or not, so that two of
 * them never write over each other; names and addresses are those of the key. The addresses of the officials stand in the
 * settings: they open the spreadsheet by them.
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
 * The people as a run may know them. Where the workbook has no names, a run without the key writes to the curator alone.
 * @param key the school's key, where this run has it; of no use where the names are in the workbook.
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
