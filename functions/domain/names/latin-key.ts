import { foldLookalikes } from '../../../sheets-schema/lookalikes.ts';

/**
 * The sound of each Cyrillic letter in Latin letters. Similar sounds, such as ж and з, have one spelling, because transliterations differ most there.
 */
const SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдежзиклмнопрстуфхцчшщъыьэюя'].map((letter, i) => [
    letter,
    [...'abvgdezziklmnoprstufhccss i eua'][i]?.trim() ?? '',
  ]),
);

const pairsOf = (letters: string, others: string): ReadonlyMap<string, string> =>
  new Map([...letters].map((letter, i) => [letter, others.charAt(i)]));

const GREEK = pairsOf('αβγδεζηικλμνοπρσςτυφχω', 'avgdeziiklmnoprsstufho');

/** The Latin look-alikes of Cyrillic and Greek letters. */
const LOOKS = pairsOf(
  'аеорсхукмтвнανορυικτχγηωβεᴀʙᴄᴅᴇꜰғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ',
  'aeopcxykmtbhavopuiktxynwbeabcdeffghijklmnoprstuvwyz',
);

/**
 * Replaces Cyrillic and Greek letters with their Latin look-alikes.
 * @param word - in lower case
 */
export const asLatinLooks = (word: string): string => [...word].map((letter) => LOOKS.get(letter) ?? letter).join('');

/** Groups of letters for one sound, longest groups first. They come from passports, GOST 7.79, ISO 9 and everyday spelling. */
const TOGETHER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    s: 'szcz shch sch shh sh sz',
    c: 'tsch tch ch ts tz cz',
    z: 'zh',
    h: 'kh',
    f: 'ph',
    t: 'th',
    k: 'ck q',
    v: 'w',
    i: 'y',
  })
    .flatMap(([sound, all]) => all.split(' ').map((letters) => [letters, sound] as const))
    .sort(([a], [b]) => b.length - a.length),
);
const ANY_TOGETHER = new RegExp([...TOGETHER.keys()].join('|'), 'g');

/** Letters that may have two sounds, with both sounds. */
const EITHER: readonly (readonly [RegExp, readonly string[]])[] = [
  // «Lee» may be «Ли».
  [/ee/g, ['e', 'i']],
  // «sc» may be «šč» without diacritics.
  [/sc(?=[aeiou])/g, ['sc', 's']],
  [/x/g, ['ks', 'h']],
  [/c(?=[aouklrt]|$)/g, ['c', 'k']],
  [/j/g, ['i', 'z']],
  // An o after these letters may be ё: «Pyotr», «Fjodorova», «Gorbachov».
  [/(?<=[ijcsz])o/g, ['o', 'e']],
  [/(?<=[oe])f+$/g, ['f', 'v']],
];

/** Removes glides and doubled letters, so that «Mariya», «Maria» and «Mariia» have one key. */
const settled = (key: string) => key.replace(/i+(?=[aeou])/g, '').replace(/(.)\1+/g, '$1');

/** The key of a word in plain Cyrillic letters. Each Latin spelling of the word has this key among its keys. */
export function keyOfCyrillic(word: string): string {
  return settled([...word].map((letter) => SOUNDS[letter] ?? letter).join(''));
}

/**
 * Keys of a word in Latin or Greek letters, possibly mixed with Cyrillic.
 * @param word - as `plainWord` returns it
 * @example latinKeys('tyestova') // [keyOfCyrillic('тестова')]
 */
export function latinKeys(word: string): readonly string[] {
  const letters = [...word];
  const heard = letters.map((letter) => GREEK.get(letter) ?? SOUNDS[letter] ?? letter).join('');
  const seen = asLatinLooks(word);
  const readings = seen === heard || /^\p{Script=Greek}+$/u.test(word) ? [heard] : [heard, seen];
  const plain = readings.map((one) => one.replace(ANY_TOGETHER, (signs) => TOGETHER.get(signs) ?? signs));
  if (!plain.some((one) => /[xcjof]|ee/.test(one))) return plain.map(settled);
  const all = EITHER.reduce<readonly string[]>(
    (said, [signs, sounds]) =>
      said.flatMap((each) => (each.search(signs) < 0 ? [each] : sounds.map((sound) => each.replace(signs, sound)))),
    plain,
  );
  return [...new Set(all.map(settled))];
}

/**
 * A less strict key for names of other languages, which Russian and Latin passports spell by different rules. In Azeri names ə is а or е, q is г or
 * к, h is х or г, and c is дж.
 * @param key - a key from {@link keyOfCyrillic} or {@link latinKeys}
 * @example looseKey('mamedova') === looseKey('mamadova')
 */
export const looseKey = (key: string): string =>
  key
    .replace(/dz/g, 'c')
    .replace(/[ae]/g, 'a')
    .replace(/[hkgq]/g, 'g')
    .replace(/(.)\1+/g, '$1');

const KEYBOARD = pairsOf('qwertyuiopasdfghjklzxcvbnm', 'ицукенгшщзфывапролдячсмить');

/** Retypes a word on the Russian keyboard, because people may forget to switch the layout. */
export const onRussianKeyboard = (word: string): string => [...word].map((key) => KEYBOARD.get(key) ?? key).join('');

/** The Cyrillic look-alikes of small capitals and turned letters. */
const SMALL = pairsOf('ᴀᴄᴇᴘʏᴜɯɜʌɸ', 'асеруишзлф');

/**
 * The word in lower-case Cyrillic if all its letters are Cyrillic or look Cyrillic; otherwise undefined.
 * @param word - from a text that `plainText` returned
 */
export function asCyrillic(word: string): string | undefined {
  // Before 1918, words that end in a consonant were written with a final ъ: «Тестовъ».
  const folded = (
    /^[А-Яа-я]+$/.test(word)
      ? word.toLowerCase()
      : foldLookalikes([...word].map((sign) => SMALL.get(sign) ?? sign).join(''))
          .toLowerCase()
          .replace(/ё/g, 'е')
  ).replace(/(?<=.{2})ъ$/, '');
  return /^\p{Script=Cyrillic}+$/u.test(folded) ? folded : undefined;
}

/**
 * Whether letters spell this name or initial, in Cyrillic or in Latin.
 * @param name - as `plainWord` returns it, not empty
 */
export const isWritten = (letters: string, name: string): boolean =>
  asCyrillic(letters) === name || latinKeys(letters.toLowerCase()).includes(keyOfCyrillic(name));
