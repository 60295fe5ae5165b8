import { foldLookalikes, latinTwin } from './lookalikes.ts';

/** A letter from another alphabet than the letters around it. */
interface StrayLetter {
  readonly letter: string;
  /** The letter's position, counted from 1. */
  readonly position: number;
  readonly alphabet: 'latin' | 'cyrillic' | 'other';
  /** The alphabet of the letters around the stray letter. */
  readonly expected: 'latin' | 'cyrillic' | 'other';
}

type Alphabet = StrayLetter['alphabet'];

function alphabetOf(letter: string): Alphabet {
  if (/\p{Script=Latin}/u.test(letter)) return 'latin';
  return /\p{Script=Cyrillic}/u.test(letter) ? 'cyrillic' : 'other';
}

interface Letter extends Omit<StrayLetter, 'expected'> {
  /** The number of the letter's word in the address, from 0. */
  readonly word: number;
}

/** The letters of an address, each with the number of its word. `anna.ivanovna@school.example` has four words. */
function lettersOf(address: string): Letter[] {
  let word = 0;
  return [...address].flatMap((sign, index) => {
    if (/[^\p{L}\p{M}\p{N}]/u.test(sign)) word++;
    if (!/\p{L}/u.test(sign)) return [];
    return [{ letter: sign, position: index + 1, alphabet: alphabetOf(sign), word }];
  });
}

/** The alphabet with the most letters. In a tie, the alphabet that occurs first. */
function alphabetOfMost(letters: readonly Letter[]): Alphabet | undefined {
  const count = (alphabet: Alphabet) => letters.filter((each) => each.alphabet === alphabet).length;
  return letters
    .map(({ alphabet }) => alphabet)
    .reduce((best, next) => (count(next) > count(best) ? next : best), letters[0]?.alphabet ?? 'latin');
}

function strayIn(letters: readonly Letter[], expected = alphabetOfMost(letters)): StrayLetter | undefined {
  const found = letters.find((each) => each.alphabet !== expected);
  return found && expected ? { ...found, expected } : undefined;
}

/**
 * Finds the first letter of an e-mail address that is in the wrong alphabet. Before a Latin domain, all letters must be Latin. In another domain, the
 * last two words must have the same alphabet, and each earlier word may have its own: «anna@школа.рф», «анна@mail.школа.рф».
 */
export function strayLetter(address: string): StrayLetter | undefined {
  const letters = lettersOf(address);
  const words = [...new Set(letters.map(({ word }) => word))].map((word) =>
    letters.filter((each) => each.word === word),
  );
  const domain = words.slice(-2).flat();
  const alphabet = alphabetOfMost(domain);
  if (alphabet === 'latin') return strayIn(letters, alphabet);
  return [domain, ...words.slice(0, -2)].map((each) => strayIn(each)).find((stray) => stray !== undefined);
}

/**
 * An address without the signs and words that lists, links and mail programs put around it.
 * @example bareAddress('Анна <mailto:anna@example.org>, ') // 'anna@example.org'
 */
export function bareAddress(text: string): string {
  const bracketed = /<([^<>]*@[^<>]*)>/.exec(text)?.[1] ?? text;
  return bracketed
    .trim()
    .replace(/^(?:mailto|e-?mail|почта)\s*:/iu, '')
    .replace(/^[\s<("'«“]+|[\s>)"'»”,;.]+$/gu, '');
}

/**
 * Replaces every letter of a wrong alphabet by the letter of the right alphabet that looks the same. Returns undefined if a letter has no such twin.
 * @example mendStrayLetters('аnna@example.org') // 'anna@example.org', with only Latin letters
 */
export function mendStrayLetters(address: string): string | undefined {
  let mended = address;
  for (let stray = strayLetter(mended); stray; stray = strayLetter(mended)) {
    const twin = stray.expected === 'latin' ? latinTwin(stray.letter) : foldLookalikes(stray.letter);
    if (twin === undefined || twin === stray.letter) return undefined;
    const signs = [...mended];
    signs[stray.position - 1] = twin;
    mended = signs.join('');
  }
  return mended;
}

const ALPHABETS: Readonly<Record<Alphabet, string>> = {
  latin: 'латинская',
  cyrillic: 'русская',
  other: 'из другого алфавита',
};

/** The error for the user. It names the wrong letter, its position and the remedy, and reveals nothing else of the address. */
export function strayLetterText({ letter, position, alphabet }: StrayLetter): string {
  return `Знак ${position} адреса, «${letter}», – буква ${ALPHABETS[alphabet]}, а рядом буквы другого алфавита. Наберите её заново в нужной раскладке.`;
}
