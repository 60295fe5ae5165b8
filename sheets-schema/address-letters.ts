/** A letter of another alphabet than those around it. */
export interface StrayLetter {
  readonly letter: string;
  /** As people count the signs of the address. */
  readonly position: number;
  readonly alphabet: 'latin' | 'cyrillic' | 'other';
}

type Alphabet = StrayLetter['alphabet'];

function alphabetOf(letter: string): Alphabet {
  if (/\p{Script=Latin}/u.test(letter)) return 'latin';
  return /\p{Script=Cyrillic}/u.test(letter) ? 'cyrillic' : 'other';
}

interface Letter extends StrayLetter {
  /** Which word of the address it stands in. */
  readonly word: number;
}

/** The letters of an address, with the word of each: `anna.ivanovna@school.example` has four. */
function lettersOf(address: string): Letter[] {
  let word = 0;
  return [...address].flatMap((sign, index) => {
    if (/[^\p{L}\p{M}\p{N}]/u.test(sign)) word++;
    if (!/\p{L}/u.test(sign)) return [];
    return [{ letter: sign, position: index + 1, alphabet: alphabetOf(sign), word }];
  });
}

/** The alphabet of most of these letters; of two that are equally frequent that of the earlier letter. */
function alphabetOfMost(letters: readonly Letter[]): Alphabet | undefined {
  const count = (alphabet: Alphabet) => letters.filter((each) => each.alphabet === alphabet).length;
  return letters
    .map(({ alphabet }) => alphabet)
    .reduce((best, next) => (count(next) > count(best) ? next : best), letters[0]?.alphabet ?? 'latin');
}

const strayIn = (letters: readonly Letter[], alphabet = alphabetOfMost(letters)) =>
  letters.find((each) => each.alphabet !== alphabet);

/**
 * The first letter of an e-mail address that is not of the alphabet it should be. A Latin domain has Latin letters before it; a domain
 * of another alphabet is of one alphabet with its end, and what stands before it word by word: «anna@школа.рф», «анна@mail.школа.рф».
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

/** What is wrong, for a person: the letter, its place, what to do. It says no more of the address. */
export function strayLetterText({ letter, position, alphabet }: StrayLetter): string {
  return `Знак ${position} адреса, «${letter}», – буква ${ALPHABETS[alphabet]}, а рядом буквы другого алфавита. Наберите её заново в нужной раскладке.`;
}
