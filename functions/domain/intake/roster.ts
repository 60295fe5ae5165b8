import { tables } from '../../../sheets-schema/tables/index.ts';
import { personKey } from '../names/person-key.ts';
import type { Entry, Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';
import { freeCodes } from './participant-codes.ts';
import type { Person } from './person.ts';
import { similarNames } from './similar-names.ts';

interface Roster {
  /** People by code, in the order of codes. */
  readonly people: ReadonlyMap<string, Person>;
  /** Rows without a code, with their new codes. */
  readonly added: readonly { readonly at: number; readonly code: string }[];
  readonly problems: readonly Problem[];
}

const isWritten = ({ code, name, email }: Entry<'people'>) =>
  code !== undefined || name !== undefined || email !== undefined;

function doubled(row: Entry<'people'>, what: string, first: Entry<'people'>): Problem {
  return {
    ...place(tables.people.title, row),
    ...(row.code === undefined ? {} : { code: row.code }),
    reason: `${what} уже есть в строке ${first.at + 1}. Учитывается та строка, эта – нет.`,
    whatToDo:
      'Если это другой человек, исправьте строку: очистите код или впишите другую почту. Если тот же – удалите её.',
  };
}

/** The problem of a row without a code that has the same name as another row, as when somebody pastes a newer list below the old one. */
function namesake(row: Entry<'people'>, first: Entry<'people'>): Problem {
  const who = first.code === undefined ? '' : ` (${first.code})`;
  return {
    ...place(tables.people.title, row),
    reason: `Человек с таким же именем уже есть в строке ${first.at + 1}${who}. Второй код без Вашего решения не даётся.`,
    whatToDo: `Если это тот же человек, исправьте строку ${first.at + 1}, а эту удалите. Если тёзка, допишите к его имени отличие в скобках, например «(начальные классы)».`,
  };
}

/** Rows with equal keys may be about one person. Undefined for a surname alone, because relatives share surnames. */
const personOf = ({ name }: Entry<'people'>) => (name?.includes(' ') ? personKey(name) : undefined);

/**
 * The teachers of «Участники», with codes for new rows. Of rows with one code or address, only the first is a person. If a new row repeats a name,
 * the curator must confirm it.
 */
export function readRoster(programme: Programme, today: string): Roster {
  const rows = programme.tables.people.filter(isWritten).sort((a, b) => a.at - b.at);
  const byCode = new Map<string, Entry<'people'>>();
  const byEmail = new Map<string, Entry<'people'>>();
  const byPerson = new Map<string, Entry<'people'>>();
  const problems: Problem[] = [];
  const fresh: Entry<'people'>[] = [];

  // We read rows with a code first, so that a copy without the code does not displace the original.
  for (const row of [...rows.filter(({ code }) => code), ...rows.filter(({ code }) => !code)]) {
    const email = row.email?.toLowerCase();
    const person = personOf(row);
    const samePerson = person === undefined ? undefined : byPerson.get(person);
    const sameCode = row.code === undefined ? undefined : byCode.get(row.code);
    const sameEmail = email === undefined ? undefined : byEmail.get(email);
    if (sameCode) problems.push(doubled(row, `Код ${row.code}`, sameCode));
    else if (sameEmail) problems.push(doubled(row, 'Человек с такой почтой', sameEmail));
    else if (samePerson && row.code === undefined) problems.push(namesake(row, samePerson));
    else {
      if (row.code === undefined) fresh.push(row);
      else byCode.set(row.code, row);
      if (email !== undefined) byEmail.set(email, row);
      if (person !== undefined && !samePerson) byPerson.set(person, row);
    }
  }

  const added: { at: number; code: string }[] = [];
  const free = freeCodes(rows, programme);
  for (const row of fresh) {
    const { value: code } = free.next();
    if (code === undefined) {
      problems.push({
        ...place(tables.people.title, row),
        reason: 'Свободных кодов участников не осталось.',
        whatToDo: 'Удалите строки людей, которых в программе никогда не было.',
      });
      continue;
    }
    added.push({ at: row.at, code });
    byCode.set(code, { ...row, code });
  }
  const people = new Map(
    [...byCode]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, row]) => {
        const left = row.leftSchoolOn !== undefined && row.leftSchoolOn <= today;
        return [code, { code, row, left, invited: row.invitedOn !== undefined && row.invitedOn <= today && !left }];
      }),
  );
  const present = [...people.values()].flatMap(({ row, left }) => (left ? [] : [row]));
  return { people, added, problems: [...problems, ...similarNames(present)] };
}
