import { settings as settingsSchema } from '../../../sheets-schema/settings.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { addressedBy, readPersonName } from '../names/person-name.ts';
import { PERSONAL_SETTINGS } from '../names/personal-fields.ts';
import type { Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { Person } from './person.ts';

/** The first non-Russian letter in a name, with its position counted from 1; undefined if all letters are Russian. */
function foreignLetter(name: string): { readonly letter: string; readonly position: number } | undefined {
  const word = name
    .match(/[\p{L}\p{M}]+/gu)
    ?.find((each) => /\p{Script=Cyrillic}/u.test(each) && /[^\p{Script=Cyrillic}\p{M}]/u.test(each));
  if (word === undefined) return undefined;
  const within = [...word].findIndex((sign) => /[^\p{Script=Cyrillic}\p{M}]/u.test(sign));
  return { letter: [...word][within] ?? '', position: [...name.slice(0, name.indexOf(word))].length + within + 1 };
}

/** The doubt about a name, and what to do about it; undefined if a greeting can use the name. */
function nameDoubt(name: string): Pick<Problem, 'reason' | 'whatToDo'> | undefined {
  if (addressedBy(name) !== undefined) return undefined;
  const foreign = foreignLetter(name);
  if (foreign) {
    return {
      reason: `Знак ${foreign.position} имени, «${foreign.letter}», – буква другого алфавита. Письма этому человеку начинаются словом «Здравствуйте!», без имени.`,
      whatToDo: 'Наберите эту букву заново в русской раскладке.',
    };
  }
  return {
    reason:
      'Как обратиться к этому человеку, из имени не понять: письма ему начинаются словом «Здравствуйте!», без имени.',
    whatToDo:
      'Если нужно обращение по имени и отчеству, запишите имя полностью: «Фамилия Имя Отчество», без инициалов и должности. Если отчества нет или так и задумано, ничего не делайте.',
  };
}

/** The doubt about an official's name, which also signs papers, so it must be whole. */
function officialDoubt(name: string): Pick<Problem, 'reason' | 'whatToDo'> | undefined {
  if (readPersonName(name)?.surname !== undefined) return undefined;
  const doubt = nameDoubt(name);
  return {
    reason: `${doubt ? `${doubt.reason} ` : ''}Подпись в документах составить нельзя: там стоит «${name}».`,
    whatToDo: doubt?.whatToDo ?? 'Впишите фамилию, имя и отчество полностью: «Фамилия Имя Отчество».',
  };
}

function officialProblems({ settings, tables }: Programme): Problem[] {
  return PERSONAL_SETTINGS.flatMap((key) => {
    const name = settings[key];
    const doubt = name === undefined ? undefined : officialDoubt(name);
    const row = tables.settings.find((each) => each.key === key);
    if (name === undefined || !doubt) return [];
    const where = row ? place(schema.settings.title, row) : { sheet: schema.settings.title };
    return {
      ...where,
      whatWasRead: name,
      reason: `«${settingsSchema[key].label}»: ${doubt.reason}`,
      whatToDo: doubt.whatToDo,
    };
  });
}

/** Names that a greeting cannot use. In `codes` mode the key file has the names, and its own check reports them. */
export function nameProblems(programme: Programme, people: ReadonlyMap<string, Person>): readonly Problem[] {
  if (programme.settings.privacyMode === 'codes') return [];
  const ofPeople = [...people.values()].flatMap(({ code, row, left }): Problem[] => {
    const doubt = row.name === undefined || left ? undefined : nameDoubt(row.name);
    if (row.name === undefined || !doubt) return [];
    return [{ ...place(schema.people.title, row), code, whatWasRead: row.name, ...doubt }];
  });
  return [...ofPeople, ...officialProblems(programme)];
}
