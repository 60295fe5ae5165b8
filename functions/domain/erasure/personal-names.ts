import { AFTER, BEFORE, eitherE, literal } from './name-patterns.ts';
import { surnameForms } from './surname-forms.ts';

/** Somebody of the roster, as far as texts may name him. */
export interface Named {
  readonly code: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** Finds a person in texts. */
export interface PersonalNames {
  /** The text with the code where the person was named; the same text where nobody was. */
  redact(text: string): string;
  /** Whether the text names the person. */
  names(text: string): boolean;
  /** Whether the text may speak of the person: the surname in any case. A human must look. */
  mayName(text: string): boolean;
}

/** Letters that people write for one another, and any space between words. */
const loose = (text: string): string => eitherE(text).replace(/\s+/gu, '[\\s\\u00a0]+');

/** Ways to write a full name «Фамилия Имя Отчество», the longest first. */
function spellings(name: string): string[] {
  const [surname = '', first = '', patronymic = ''] = name.trim().split(/\s+/);
  const initials = [first, patronymic].filter(Boolean).map((word) => `${word.charAt(0)}.`);
  if (!first) return [];
  return [
    name.trim(),
    ...(patronymic ? [`${first} ${patronymic} ${surname}`] : []),
    `${surname} ${first}`,
    `${first} ${surname}`,
    `${surname} ${initials.join(' ')}`,
    `${surname} ${initials.join('')}`,
    `${initials.join(' ')} ${surname}`,
    `${initials.join('')} ${surname}`,
  ];
}

/** Shorter ones are syllables of everything. */
const SHORTEST_SURNAME = 3;

/**
 * How texts name one person and not the others: full name in any order, with initials, with ё or е; the address. A spelling
 * that another person of the roster shares proves nothing, so it is left to a human.
 */
export function personalNames(person: Named, others: readonly Named[]): PersonalNames {
  const foreign = others.filter(({ code }) => code !== person.code);
  const folded = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
  const shared = new Set(foreign.flatMap(({ name }) => (name ? spellings(name).map(folded) : [])));
  const own = (person.name ? spellings(person.name) : []).filter((spelling) => !shared.has(folded(spelling)));
  const theirs = foreign.flatMap(({ name }) => (name ? [name.trim()] : []));
  // Somebody whose name begins with this one is found first and left alone.
  const alternatives = [...new Set([...own, ...theirs])].sort((a, b) => b.length - a.length).map(loose);
  const ownForms = own.map((spelling) => new RegExp(`^${loose(spelling)}$`, 'iu'));
  const byName = own.length > 0 ? new RegExp(`${BEFORE}(?:${alternatives.join('|')})${AFTER}`, 'giu') : undefined;
  const byEmail = person.email ? new RegExp(`(?<![\\w.+-])${literal(person.email)}(?![\\w-]|\\.\\w)`, 'gi') : undefined;
  const afterCode = new RegExp(`${literal(person.code)}(?:\\s+${literal(person.code)})+`, 'gu');

  const redact = (text: string): string => {
    let said = text;
    if (byName)
      said = said.replace(byName, (found) => (ownForms.some((form) => form.test(found)) ? person.code : found));
    if (byEmail) said = said.replace(byEmail, person.code);
    // «К-07 Тестовая Анна» becomes «К-07», not «К-07 К-07».
    return said === text ? text : said.replace(afterCode, person.code);
  };
  const surname = person.name?.trim().split(/\s+/)[0] ?? '';
  const bySurname =
    surname.length >= SHORTEST_SURNAME ? new RegExp(`${BEFORE}${surnameForms(surname)}${AFTER}`, 'iu') : undefined;
  return {
    redact,
    names: (text) => redact(text) !== text,
    mayName: (text) => bySurname?.test(text) ?? false,
  };
}
