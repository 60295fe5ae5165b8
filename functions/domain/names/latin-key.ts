import { foldLookalikes } from '../../../sheets-schema/lookalikes.ts';

/** Latin spellings of the sounds of Cyrillic letters. Hushing and hissing sounds are merged, because systems differ most there. */
const SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдежзиклмнопрстуфхцчшщъыьэюя'].map((letter, i) => [
    letter,
    [...'abvgdezziklmnoprstufhccss i eua'][i]?.trim() ?? '',
  ]),
);

const pairsOf = (letters: string, others: string): ReadonlyMap<string, string> =>
  new Map([...letters].map((letter, i) => [letter, others.charAt(i)]));

/** Greek letters by their sounds. */
const GREEK = pairsOf('αβγδεζηικλμνοπρσςτυφχω', 'avgdeziiklmnoprsstufho');

/** Cyrillic and Greek letters by their Latin look-alikes. */
const LOOKS = pairsOf(
  'аеорсхукмтвнανορυικτχγηωβεᴀʙᴄᴅᴇꜰғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ',
  'aeopcxykmtbhavopuiktxynwbeabcdeffghijklmnoprstuvwyz',
);

/** Replaces Cyrillic and Greek letters by their Latin look-alikes. @param word lower case */
export const asLatinLooks = (word: string): string => [...word].map((letter) => LOOKS.get(letter) ?? letter).join('');

/** Groups of letters for one sound, longest first: from passports, GOST 7.79, ISO 9 and everyday spelling. */
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

/** Letters that different people read as different sounds. */
const EITHER: readonly (readonly [RegExp, readonly string[]])[] = [
  // «Lee»: Ли.
  [/ee/g, ['e', 'i']],
  // «šč» without diacritics.
  [/sc(?=[aeiou])/g, ['sc', 's']],
  [/x/g, ['ks', 'h']],
  [/c(?=[aouklrt]|$)/g, ['c', 'k']],
  [/j/g, ['i', 'z']],
  // Spellings of ё: «Pyotr», «Fjodorova», «Gorbachov».
  [/(?<=[ijcsz])o/g, ['o', 'e']],
  [/(?<=[oe])f+$/g, ['f', 'v']],
];

/** Removes glides and doubled letters: «Mariya», «Maria», «Mariia». */
const settled = (key: string) => key.replace(/i+(?=[aeou])/g, '').replace(/(.)\1+/g, '$1');

/** The key of a word in plain Cyrillic letters. The keys of each of its Latin spellings include this key. */
export function keyOfCyrillic(word: string): string {
  return settled([...word].map((letter) => SOUNDS[letter] ?? letter).join(''));
}

/**
 * Keys of a word in Latin or Greek letters, possibly mixed with Cyrillic.
 * @param word plain, lower case
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
 * A key for names of other languages, which Russian and Latin passports spell by different rules: Azeri ə is а or е, q is г or к, h is
 * х or г, c is дж.
 * @param key one of {@link keyOfCyrillic} or {@link latinKeys}
 * @example looseKey('mamedova') === looseKey('mamadova')
 */
export const looseKey = (key: string): string =>
  key
    .replace(/dz/g, 'c')
    .replace(/[ae]/g, 'a')
    .replace(/[hkgq]/g, 'g')
    .replace(/(.)\1+/g, '$1');

const KEYBOARD = pairsOf('qwertyuiopasdfghjklzxcvbnm', 'ицукенгшщзфывапролдячсмить');

/** Retypes a word on the Russian keyboard, for people who forgot to switch. */
export const onRussianKeyboard = (word: string): string => [...word].map((key) => KEYBOARD.get(key) ?? key).join('');

/** Small capitals and turned letters by their Cyrillic look-alikes. */
const SMALL = pairsOf('ᴀᴄᴇᴘʏᴜɯɜʌɸ', 'асеруишзлф');

/** The word in lower-case Cyrillic if all its letters are or look Cyrillic; otherwise undefined. @param word plain, in its own case */
export function asCyrillic(word: string): string | undefined {
  // Spelling before 1918: «Тестовъ».
  const folded = (
    /^[А-Яа-я]+$/.test(word)
      ? word.toLowerCase()
      : foldLookalikes([...word].map((sign) => SMALL.get(sign) ?? sign).join(''))
          .toLowerCase()
          .replace(/ё/g, 'е')
  ).replace(/(?<=.{2})ъ$/, '');
  return /^\p{Script=Cyrillic}+$/u.test(folded) ? folded : undefined;
}

/** Whether letters spell a name, or its beginning, in Cyrillic or in Latin. @param name plain, lower case, not empty */
export const isWritten = (letters: string, name: string): boolean =>
  asCyrillic(letters) === name || latinKeys(letters.toLowerCase()).includes(keyOfCyrillic(name));
