import { normalText } from './normal-text.ts';

/** Cyrillic letters, by the Latin, Greek and small-capital letters that look like them. */
const CYRILLIC: ReadonlyMap<string, string> = new Map(
  [
    ['ABCEHKMOPTXYË', 'АВСЕНКМОРТХУЁ'],
    ['aceopxykmtë', 'асеорхукмтё'],
    ['ΑΒΕΗΚΜΟΡΤΧΥΓΠΛΦϹ', 'АВЕНКМОРТХУГПЛФС'],
    ['αορκτχγπφϲ', 'аорктхупфс'],
    ['ʙᴋᴍʜᴏᴛᴎᴙᴦᴧᴨ', 'вкмнотияглп'],
  ].flatMap(([foreign = '', own = '']) => [...foreign].map((letter, i) => [letter, own.charAt(i)] as const)),
);

/** Latin letters, by the Cyrillic letters that look like them. «т» and «к» count, because people mix them up while typing addresses. */
const LATIN: ReadonlyMap<string, string> = new Map(
  [...CYRILLIC].flatMap(([foreign, own]) => (/[a-z]/i.test(foreign) ? [[own, foreign] as const] : [])),
);

/** The Latin letter that looks like a Cyrillic letter; undefined if there is none. */
export const latinTwin = (letter: string): string | undefined => LATIN.get(letter);

/** Letters in another style, such as full-width or mathematical letters. */
const DRESSED = /[\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/gu;

const plainLetters = (text: string) => text.replace(DRESSED, (letter) => letter.normalize('NFKC'));

/**
 * Replaces every letter that looks Cyrillic with the Cyrillic letter. Use the result for comparison, not for display. @example
 * foldLookalikes('Tecтовa') // 'Тестова', with only Cyrillic letters
 */
export function foldLookalikes(text: string): string {
  return plainLetters(text).replace(/[^\p{Script=Cyrillic}]/gu, (sign) => CYRILLIC.get(sign) ?? sign);
}

const WORD = /[\p{L}\p{M}]+/gu;
const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;

const looksCyrillic = (word: string) => [...word].every((sign) => HAS_CYRILLIC.test(sign) || CYRILLIC.has(sign));

/**
 * Corrects letters in a Russian name that only look Cyrillic. A word stays unchanged if one of its letters has no Cyrillic look-alike, so non-Russian
 * names stay unchanged.
 * @example mendLookalikes('Тecтовa A.И.') // 'Тестова А.И.', with only Cyrillic letters
 */
export function mendLookalikes(name: string): string {
  const plain = plainLetters(name);
  if (!HAS_CYRILLIC.test(plain)) return name;
  return plain.replace(WORD, (word) => (looksCyrillic(word) ? foldLookalikes(word) : word));
}

/** Stress marks, which dictionaries put on vowels. */
const STRESS = /[\u0300\u0301]/g;
const APOSTROPHE = /[`´ʹʼ‘’‛′]/g;
const DASH = /\s*[\u2010-\u2015\u2212-]\s*/g;

/**
 * A name, normalised for comparison. Look-alike letters, case, kinds of dash and apostrophe, ё and е make no difference. @example nameKey('СЕМЁНОВА –
 * Пробная Ольгa') === nameKey('Семенова-Пробная Ольга')
 */
export function nameKey(name: string): string {
  return foldLookalikes(normalText(name).normalize('NFD').replace(STRESS, '').normalize('NFC'))
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(APOSTROPHE, "'")
    .replace(DASH, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
