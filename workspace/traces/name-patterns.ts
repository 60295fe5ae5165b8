import { surnameInCases } from '../../functions/domain/names/declension.ts';
import { plainWord } from '../../functions/domain/names/plain-text.ts';

/** Sources of regular expressions that find names in texts. */

/** A pattern that matches the text literally. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern that matches the text and treats «е» and «ё» as equal. */
export const eitherE = (text: string): string => literal(text).replace(/[её]/gu, '[её]').replace(/[ЕЁ]/gu, '[ЕЁ]');

/** Word boundaries, before and after a word. `\b` ignores Russian letters. */
export const BEFORE = '(?<![\\p{L}\\p{N}])';
export const AFTER = '(?![\\p{L}\\p{N}])';

/** A pattern that also matches «й» for «и» and «ё» for «е», because {@link surnameInCases} makes these replacements. */
const eitherLetter = (form: string): string => eitherE(form).replace(/[ий]/gu, '[ий]').replace(/[ИЙ]/gu, '[ИЙ]');

function formsOf(surname: string): string {
  const forms = surnameInCases(plainWord(surname));
  const written = forms.map((form) => form.charAt(0).toUpperCase() + form.slice(1));
  return `(?:${[...written, ...forms.map((form) => form.toUpperCase())].map(eitherLetter).join('|')})`;
}

/** A pattern for all cases of a surname, capitalised or in capitals. In small letters, too many surnames are ordinary words. */
export function surnameForms(surname: string): string {
  return surname.split('-').map(formsOf).join('-');
}

/** The common beginning of all {@link surnameForms}, in small letters. */
export function surnameStem(surname: string): string {
  const [first = '', ...others] = surnameInCases(plainWord(surname.split('-', 1)[0] ?? ''));
  let length = first.length;
  while (others.some((form) => !form.startsWith(first.slice(0, length)))) length -= 1;
  return eitherLetter(first.slice(0, length));
}
