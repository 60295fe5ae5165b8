import { cachedByObject } from '../cached-by-object.ts';
import { FIRST_CURATOR, type Recipient } from '../context.ts';
import type { Entry, Programme } from '../programme.ts';

/** How to write to somebody who does a curator's work. In the mode «коды» the name is only in the key. */
interface Contact {
  /** The number on «Кураторы». */
  readonly number: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly contact?: string | undefined;
}

/** Somebody who does a curator's work from one day to another, both included. Without `until`, until somebody enters the day. */
export interface Substitute extends Contact {
  readonly from: string;
  readonly until?: string | undefined;
}

export interface Curator extends Contact {
  /** The recipient of this curator's letters. It stays the same during a substitution, so no letter is lost or sent twice. */
  readonly to: Recipient;
  /** In the order of their first days. */
  readonly substitutes: readonly Substitute[];
}

type Row = Entry<'curators'>;
type Known = Pick<Programme, 'settings' | 'tables'>;

/** A row with dates or with the number of a curator is a substitution; any other row is a curator. */
export const isSubstitution = ({ replaces, from, until }: Row) =>
  replaces !== undefined || from !== undefined || until !== undefined;

/** A row that the school has emptied, for example because the curator left. Only its number stays. */
export const isEmptied = (row: Row) => !isSubstitution(row) && !row.name && !row.email && !row.contact;

/** Whether a substitution has ended. Nothing about it needs to be corrected, and the school may empty its name and address. */
export const isOver = ({ from, until }: Pick<Row, 'from' | 'until'>, today: string) =>
  until !== undefined && until < today && (from === undefined || from <= until);

/** Why a substitution has no effect; undefined if it has one. */
export function substitutionFault({ replaces, from, until, email }: Row, numbers: ReadonlySet<string>) {
  if (replaces === undefined) return 'noCurator';
  if (!numbers.has(replaces)) return 'unknownCurator';
  if (from === undefined) return 'noFrom';
  if (until !== undefined && until < from) return 'endsBefore';
  return email === undefined ? 'noEmail' : undefined;
}

function read({ settings, tables }: Known): readonly [Curator, ...Curator[]] {
  const others = tables.curators.filter((row) => row.curatorId && row.email && !isSubstitution(row));
  const numbers = new Set([FIRST_CURATOR, ...others.map(({ curatorId = '' }) => curatorId)]);
  const substitutesOf = (number: string): readonly Substitute[] =>
    tables.curators
      .flatMap((row) => {
        const { curatorId, replaces, from, until, name, email, contact } = row;
        if (!isSubstitution(row) || substitutionFault(row, numbers) || !curatorId || !from) return [];
        return replaces === number ? [{ number: curatorId, name, email, contact, from, until }] : [];
      })
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return [
    {
      number: FIRST_CURATOR,
      to: 'curator',
      name: settings.curatorName,
      email: settings.curatorEmail,
      contact: settings.curatorContact,
      substitutes: substitutesOf(FIRST_CURATOR),
    },
    ...others.map(({ curatorId: number = '', name, email, contact }) => ({
      number,
      to: number,
      name,
      email,
      contact,
      substitutes: substitutesOf(number),
    })),
  ];
}

/** The school's curators. The first is the one of «Настройки», who signs the papers. A row without an address is not a curator yet. */
export const curatorsOf: (programme: Known) => readonly [Curator, ...Curator[]] = cachedByObject(read);

/** Who substitutes for a curator on a day. If several do, the one whose first day is the latest. */
export function substituteOn({ substitutes }: Curator, day: string): Substitute | undefined {
  return substitutes.findLast(({ from, until }) => from <= day && (until === undefined || day <= until));
}

/** Who does a curator's work on a day. */
export const onDuty = (curator: Curator, day: string): Contact => substituteOn(curator, day) ?? curator;
