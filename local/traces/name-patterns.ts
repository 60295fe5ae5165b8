import { surnameInCases } from '../../functions/domain/names/declension.ts';
import { plainWord } from '../../functions/domain/names/plain-text.ts';

/** Sources of regular expressions that find names in texts. */

/** A text as itself. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text with the letters that people write for one another. */
export const eitherE = (text: string): string => literal(text).replace(/[её]/gu, '[её]').replace(/[ЕЁ]/gu, '[ЕЁ]');

/** No letter and no figure stands before, or behind: `\b` knows no Russian. */
export const BEFORE = '(?<![\\p{L}\\p{N}])';
export const AFTER = '(?![\\p{L}\\p{N}])';

/** The forms of {@link surnameInCases} have «и» for «й» and «е» for «ё». */
const eitherLetter = (form: string): string => eitherE(form).replace(/[ий]/gu, '[ий]').replace(/[ИЙ]/gu, '[ИЙ]');

function formsOf(surname: string): string {
  const forms = surnameInCases(plainWord(surname));
  const written = forms.map((form) => form.charAt(0).toUpperCase() + form.slice(1));
  return `(?:${[...written, ...forms.map((form) => form.toUpperCase())].map(eitherLetter).join('|')})`;
}

/**
 * A surname in all its cases as the source of a regular expression, with a capital or in capitals alone: in small letters too
 * many are other words.
 */
export function surnameForms(surname: string): string {
  return surname.split('-').map(formsOf).join('-');
}

/** What all the forms of {@link surnameForms} begin with; they are written in small letters here. */
export function surnameStem(surname: string): string {
  const [first = '', ...others] = surnameInCases(plainWord(surname.split('-', 1)[0] ?? ''));
  let length = first.length;
  while (others.some((form) => !form.startsWith(first.slice(0, length)))) length -= 1;
  return eitherLetter(first.slice(0, length));
}
