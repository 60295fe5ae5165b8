import type { NameBook, NameReading } from './name-book.ts';
import { guessed, readJoined, readWord } from './read-word.ts';

/** Digits and signs that people write instead of letters. */
const FOR_LETTERS: Readonly<Record<string, string>> = {
  '0': 'оo',
  '1': 'илil',
  '3': 'езe',
  '4': 'чаac',
  '5': 's',
  '6': 'бшs',
  '7': 'тt',
  '8': 'вb',
  '9': 'яe',
  '@': 'аa',
  $: 'сs',
  '€': 'еe',
};
/** Letters and signs that look like one Cyrillic letter, alone or together. */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/[IlІ|]{3}|LLI|lLI/g, 'ш'],
  [/[bьЬ][Il1iІ|]/g, 'ы'],
  [/[Il1І|][0OoОо]/g, 'ю'],
  [/[Ww]/g, 'ш'],
  [/u/g, 'и'],
  [/n/g, 'п'],
  [/r/g, 'г'],
  [/N/g, 'И'],
  [/R/g, 'Я'],
];
const WITH_FIGURES = /(?=[\d@$€]*\p{L})[\p{L}\d@$€]*[\d@$€][\p{L}\d@$€]*/gu;
const MIXED = /[\p{L}\d|]*(?:\p{Script=Cyrillic}[A-Za-z\d|]|[A-Za-z\d|]\p{Script=Cyrillic})[\p{L}\d|]*/gu;
const SHORTEST = 4;
const MOST_READINGS = 64;

/**
 * Possible readings of a word with digits instead of letters («Т3стова», `te5tova`) or between letters («Т1е2с3т4о5в6а»). The digits may also be
 * meant as digits.
 */
function withFigures(word: string, book: NameBook): readonly NameReading[] {
  const readings = [...word].reduce<readonly string[]>(
    (said, sign) => {
      const letters = FOR_LETTERS[sign] ?? sign;
      return said.length > MOST_READINGS ? said : said.flatMap((each) => [...letters].map((letter) => each + letter));
    },
    [''],
  );
  const spelled = /^(?:\p{L}\d)+\p{L}\d?$/u.test(word) ? [word.replace(/\d/g, '')] : [];
  return guessed([...readings, ...spelled].flatMap((each) => readJoined(each, book)));
}

/** Possible readings of a Cyrillic word in which other signs look like letters: «ЧернbIх», «IIIестёркина», «КваснI0к», «Wестёркина». */
function lookAlikes(word: string, book: NameBook): readonly NameReading[] {
  const letters = TOGETHER.reduce((said, [signs, letter]) => said.replace(signs, letter), word);
  return letters === word || readWord(word, book).length > 0 ? [] : guessed(readJoined(letters, book));
}

/** A word with other signs instead of letters, and the people whom the word may name. */
interface DisguisedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly traces: readonly NameReading[];
}

function wordsOf(text: string, pattern: RegExp, read: (word: string) => readonly NameReading[]): DisguisedWord[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
    const traces = word.length >= SHORTEST ? read(word) : [];
    return traces.length > 0 ? [{ text: word, start: index, end: index + word.length, traces }] : [];
  });
}

/** Finds the words of a plain text in which digits or other signs may replace the letters of a name. Such a word is not always a name. */
export function disguisedWords(text: string, book: NameBook): readonly DisguisedWord[] {
  const figures = /\p{L}[\d@$€]|[\d@$€]\p{L}/u.test(text)
    ? wordsOf(text, WITH_FIGURES, (word) => withFigures(word, book))
    : [];
  const isMixed = /\p{Script=Cyrillic}[A-Za-z\d|]|[A-Za-z\d|]\p{Script=Cyrillic}/u.test(text);
  return isMixed ? [...figures, ...wordsOf(text, MIXED, (word) => lookAlikes(word, book))] : figures;
}
