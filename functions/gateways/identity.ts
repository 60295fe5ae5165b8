import type { Identity, Official, Recipient } from '../domain/context.ts';
import { readRoster } from '../domain/intake/roster.ts';
import { withoutNames } from '../domain/journal/without-names.ts';
import type { Named } from '../domain/names/named.ts';
import type { Programme } from '../domain/programme.ts';

/** Name and address of a recipient, for the envelope. */
export interface Address {
  readonly name: string;
  readonly email: string;
}

/** The school's people by name: the only place that turns a code into a person. */
export interface NamedIdentity extends Identity {
  /** Full name, or the code if there is none. */
  fullName(code: string): string;
  /** How a letter mentions someone: by name, with the code where the forms show only codes. */
  mention(code: string): string;
  /** Name of a programme official; undefined if it is not known here. */
  officialName(official: Official): string | undefined;
  /** The address for letters; undefined if there is no usable one. */
  address(recipient: Recipient): Address | undefined;
  /** Another program's message, naming nobody whom the workbook does not name. */
  fitForWorkbook(words: string): string;
}

/** An entry of the school's key, which never leaves the school. */
export interface KeyEntry {
  readonly name: string;
  readonly position?: string | undefined;
  readonly email?: string | undefined;
}

/** The key for the mode `codes`: the people behind the codes, and the programme's officials. */
export type NameKey = ReadonlyMap<Recipient, KeyEntry>;

/** A key's people, in the form that texts use. */
const namedOf = (key: NameKey): readonly Named[] => [...key].map(([code, { name, email }]) => ({ code, name, email }));

/** A school's people as a run knows them. */
export interface Identities {
  /** May go into the workbook. */
  readonly shown: Identity;
  /** What letters and documents may say. */
  readonly written: NamedIdentity;
  /** The people behind the codes, if the workbook does not tell. */
  readonly named?: readonly Named[];
  /** Whom the run can send letters to; everybody by default. */
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

/** Identity in the mode `names`: the tab «Участники», including today's new codes, and the settings. */
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
 * Identity in the mode `codes`. Every run writes the same codes into the workbook, with or without the key, so that runs never overwrite each other;
 * names and addresses come from the key. The officials' addresses are in the settings: the officials open the spreadsheet with them.
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
 * The people as a run may know them. If the workbook has no names, a run without the key writes to the curator only.
 * @param key the school's key, if this run has it; ignored if the names are in the workbook.
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
