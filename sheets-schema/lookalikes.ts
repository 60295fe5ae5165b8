import { normalText } from './normal-text.ts';

/** Letters of Latin and Greek, and small capitals, by the Cyrillic letters that they are taken for. */
const CYRILLIC: ReadonlyMap<string, string> = new Map(
  [
    ['ABCEHKMOPTXYË', 'АВСЕНКМОРТХУЁ'],
    ['aceopxykmtë', 'асеорхукмтё'],
    ['ΑΒΕΗΚΜΟΡΤΧΥΓΠΛΦϹ', 'АВЕНКМОРТХУГПЛФС'],
    ['αορκτχγπφϲ', 'аорктхупфс'],
    ['ʙᴋᴍʜᴏᴛᴎᴙᴦᴧᴨ', 'вкмнотияглп'],
  ].flatMap(([foreign = '', own = '']) => [...foreign].map((letter, i) => [letter, own.charAt(i)] as const)),
);

/** Letters that differ from plain ones by their dress alone: full width, and those of formulas. */
const DRESSED = /[\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/gu;

const plainLetters = (text: string) => text.replace(DRESSED, (letter) => letter.normalize('NFKC'));

/**
 * The text with every letter that looks Cyrillic made Cyrillic, sign for sign: to compare by, not to show.
 * @example foldLookalikes('Tecтовa') // 'Тестова', all of it Cyrillic
 */
export function foldLookalikes(text: string): string {
  return plainLetters(text).replace(/[^\p{Script=Cyrillic}]/gu, (sign) => CYRILLIC.get(sign) ?? sign);
}

const WORD = /[\p{L}\p{M}]+/gu;
const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;

const looksCyrillic = (word: string) => [...word].every((sign) => HAS_CYRILLIC.test(sign) || CYRILLIC.has(sign));

/**
 * A Russian name with the letters of another alphabet made Cyrillic that somebody's keyboard put into it. A word with a letter
 * that has no Cyrillic counterpart stays as it is, so does a name that is not Russian at all.
 * @example mendLookalikes('Тecтова A.И.') // 'Тестова А.И.', all of it Cyrillic
 */
export function mendLookalikes(name: string): string {
  const plain = plainLetters(name);
  if (!HAS_CYRILLIC.test(plain)) return name;
  return plain.replace(WORD, (word) => (looksCyrillic(word) ? foldLookalikes(word) : word));
}

/** Marks that a dictionary puts above a vowel. */
const STRESS = /[\u0300\u0301]/g;
const APOSTROPHE = /[`´ʹʼ‘’‛′]/g;
const DASH = /\s*[\u2010-\u2015\u2212-]\s*/g;

/**
 * A name as names are compared: what looks alike is alike, whatever the case, the dash, the apostrophe, ё or е.
 * @example nameKey('СЕМЁНОВА – Пробная  Ольгa') === nameKey('Семенова-Пробная Ольга')
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
