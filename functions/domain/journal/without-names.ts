import { AFTER, BEFORE, eitherE } from '../erasure/name-patterns.ts';
import { surnameForms } from '../erasure/surname-forms.ts';

/** Letters of a name that a case ending may change. */
const ENDING = 2;
const SHORTEST_STEM = 3;

/** A first name or patronymic in any case: «Анна», «Анны», «Анне». */
function anyCase(word: string): string {
  return `${eitherE(word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING)))}[а-яё]*`;
}

const INITIALS = '(?:\\s?[А-ЯЁ]\\.){0,2}';

/**
 * A text that staff wrote, fit for the journal, which holds codes only: whoever of the roster it names, in whatever
 * case, stands there by code.
 */
export function withoutNames(
  text: string,
  people: readonly { readonly code?: string | undefined; readonly name?: string | undefined }[],
): string {
  return people.reduce((masked, { code, name }) => {
    const [surname, ...given] = (name ?? '').trim().split(/\s+/);
    if (!code || !surname || surname.length < SHORTEST_STEM) return masked;
    const others = given.map((one) => `(?:\\s+${anyCase(one)})?`).join('');
    return masked.replace(new RegExp(`${BEFORE}${surnameForms(surname)}${AFTER}${others}${INITIALS}`, 'giu'), code);
  }, text);
}
