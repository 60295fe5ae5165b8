import {
  FIRST_CURATOR,
  type Identity,
  isCurator,
  isGuest,
  isOfficial,
  type Official,
  type Recipient,
} from '../domain/context.ts';
import { type Substitute, substituteOn } from '../domain/curators/curators.ts';
import { responsible } from '../domain/curators/responsible.ts';
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

/** Who does the work of a curator today. */
interface CuratorToday {
  /** The curator's name; undefined if we do not know it. */
  readonly name: string | undefined;
  /** Where answers go, and how to reach the person: of the substitute, if there is one today. */
  readonly email: string | undefined;
  readonly contact: string | undefined;
  readonly substitute?: { readonly name: string | undefined; readonly until: string | undefined };
}

/** The school's people by name. Only this identity turns a code into a person. */
export interface NamedIdentity extends Identity {
  /** The full name, or the code if we do not know the name. */
  fullName(code: string): string;
  /** How a letter mentions a person: the name and, if the forms show only codes, also the code. */
  mention(code: string): string;
  /** The curator who is responsible for a recipient; for a curator, they themselves. */
  curatorFor(recipient: Recipient): CuratorToday;
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

interface Contact {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** The officials by recipient. Letters to a curator go to whoever does their work today. */
interface Officials {
  /** Undefined for a recipient who is no official. */
  readonly of: (recipient: Recipient) => Contact | undefined;
  readonly curatorFor: (recipient: Recipient) => CuratorToday;
}

/** @param keyed - what the school's key says about somebody; nothing if the workbook itself has the names */
function officialsOf(
  programme: Programme,
  today: string,
  keyed: (entry: Recipient) => KeyEntry | undefined = () => undefined,
): Officials {
  const { settings } = programme;
  const curators = responsible(withStaffIds(programme));
  const known = (entry: Recipient, name: string | undefined, email: string | undefined): Contact => ({
    name: keyed(entry)?.name ?? name,
    email: keyed(entry)?.email ?? email,
  });
  const others: Readonly<Record<Exclude<Official, 'curator'>, Contact>> = {
    organiser: known('organiser', settings.organiserName, settings.organiserEmail),
    head: known('head', settings.headName, settings.headEmail),
    deputy: known('deputy', settings.deputyName, settings.deputyEmail),
  };
  const contactOf = ({ number, name, email }: Pick<Substitute, 'number' | 'name' | 'email'>) =>
    known(number === FIRST_CURATOR ? 'curator' : number, name, email);
  const curatorFor = (recipient: Recipient): CuratorToday => {
    const curator = isCurator(recipient) ? curators.named(recipient) : curators.ofPerson(recipient);
    const substitute = substituteOn(curator, today);
    const { name, email } = contactOf(curator);
    if (!substitute) return { name, email, contact: curator.contact };
    const stand = contactOf(substitute);
    return {
      name,
      email: stand.email,
      contact: substitute.contact,
      substitute: { name: stand.name, until: substitute.until },
    };
  };
  return {
    curatorFor,
    of: (recipient) => {
      if (!isCurator(recipient)) return isOfficial(recipient) ? others[recipient as keyof typeof others] : undefined;
      const { name, email, substitute } = curatorFor(recipient);
      return { name: substitute ? substitute.name : name, email };
    },
  };
}

/** Identity in the mode `names`, from the tab «Участники» (with today's new codes) and the settings. */
export function rosterIdentity(programme: Programme, today: string): NamedIdentity {
  const { people } = readRoster(programme, today);
  const officials = officialsOf(programme, today);
  const fullName = (code: string) => people.get(code)?.row.name ?? code;
  const guests = byKey(withStaffIds(programme).tables.guests, ({ guestId }) => guestId);
  const address = (recipient: Recipient): Address | undefined => {
    const none: Partial<Contact> = {};
    const other = officials.of(recipient) ?? (isGuest(recipient) ? (guests.get(recipient) ?? none) : undefined);
    if (other) return other.email ? { name: other.name ?? other.email, email: other.email } : undefined;
    const email = people.get(recipient)?.row.email;
    return email ? { name: fullName(recipient), email } : undefined;
  };
  return {
    fullName,
    mention: fullName,
    curatorFor: officials.curatorFor,
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
export function codedIdentity(programme: Programme, today: string, key: NameKey = new Map()): NamedIdentity {
  const written = officialsOf(programme, today);
  const named = officialsOf(programme, today, (entry) => key.get(entry));
  const people = namedOf(key);
  return {
    display: (code) => code,
    reachable: (recipient) => written.of(recipient)?.email !== undefined || written.of(recipient) === undefined,
    fullName: (code) => key.get(code)?.name ?? code,
    mention: (code) => {
      const name = key.get(code)?.name;
      return name === undefined ? code : `${name} (${code})`;
    },
    curatorFor: named.curatorFor,
    address: (recipient) => {
      const { name, email } = named.of(recipient) ?? key.get(recipient) ?? {};
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
  const written = codedIdentity(programme, today, key);
  const delivers = (to: Recipient) => (key ? written.address(to) !== undefined : isCurator(to));
  return { shown: written, written, delivers, ...(key ? { named: namedOf(key) } : {}) };
}
