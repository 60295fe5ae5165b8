/** A letter from another alphabet than its neighbours. */
export interface StrayLetter {
  readonly letter: string;
  /** Counted from 1, as people do. */
  readonly position: number;
  readonly alphabet: 'latin' | 'cyrillic' | 'other';
}

type Alphabet = StrayLetter['alphabet'];

function alphabetOf(letter: string): Alphabet {
  if (/\p{Script=Latin}/u.test(letter)) return 'latin';
  return /\p{Script=Cyrillic}/u.test(letter) ? 'cyrillic' : 'other';
}

interface Letter extends StrayLetter {
  /** Index of its word in the address. */
  readonly word: number;
}

/** The letters of an address, with their words: `anna.ivanovna@school.example` has four. */
function lettersOf(address: string): Letter[] {
  let word = 0;
  return [...address].flatMap((sign, index) => {
    if (/[^\p{L}\p{M}\p{N}]/u.test(sign)) word++;
    if (!/\p{L}/u.test(sign)) return [];
    return [{ letter: sign, position: index + 1, alphabet: alphabetOf(sign), word }];
  });
}

/** The alphabet of most letters; in a tie, that of the earlier letter. */
function alphabetOfMost(letters: readonly Letter[]): Alphabet | undefined {
  const count = (alphabet: Alphabet) => letters.filter((each) => each.alphabet === alphabet).length;
  return letters
    .map(({ alphabet }) => alphabet)
    .reduce((best, next) => (count(next) > count(best) ? next : best), letters[0]?.alphabet ?? 'latin');
}

const strayIn = (letters: readonly Letter[], alphabet = alphabetOfMost(letters)) =>
  letters.find((each) => each.alphabet !== alphabet);

/**
 * The first letter of an e-mail address from the wrong alphabet. A Latin domain needs Latin letters before it. In another domain the last two words
 * share one alphabet; each earlier word may have its own: «anna@школа.рф», «анна@mail.школа.рф».
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

const ALPHABETS: Readonly<Record<Alphabet, string>> = {
  latin: 'латинская',
  cyrillic: 'русская',
  other: 'из другого алфавита',
};

/** The error for a person: the letter, its place, what to do. It reveals no more of the address. */
export function strayLetterText({ letter, position, alphabet }: StrayLetter): string {
  return `Знак ${position} адреса, «${letter}», – буква ${ALPHABETS[alphabet]}, а рядом буквы другого алфавита. Наберите её заново в нужной раскладке.`;
}
