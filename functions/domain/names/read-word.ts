import { asCyrillic, isWritten, keyOfCyrillic, latinKeys, onRussianKeyboard } from './latin-key.ts';
import type { NameBook, NameReading } from './name-book.ts';

type Look = (word: string) => readonly NameReading[];

const NOTHING: readonly NameReading[] = [];
const SHORTEST_REST = 3;
const LONGEST_WORD = 40;
const SHORTEST_BACKWARDS = 5;
const SHORTEST_IN_HASHTAG = 6;

/** Marks readings as guesses. They may be coincidences. */
export const guessed = (traces: readonly NameReading[]): readonly NameReading[] =>
  traces.map((trace) => ({ ...trace, doubt: 'guess' }));
const reversed = (word: string) => [...word].reverse().join('');
/** Variants of a word. In each variant, one doubled letter becomes single. */
const singled = (word: string) =>
  [...word.matchAll(/(.)\1+/gu)].map(
    ({ 0: run, 1: letter = '', index }) => word.slice(0, index) + letter + word.slice(index + run.length),
  );

function both(before: NameReading, after: NameReading): NameReading | undefined {
  if (before.who !== after.who || before.parts.some((part) => after.parts.includes(part))) return undefined;
  return { who: before.who, parts: [...before.parts, ...after.parts] };
}

/** Finds two or three parts of one name that are written as one word: «ТестоваАнна», `annatestova`. */
function glued(word: string, look: Look, isDeep = true): NameReading[] {
  const found: NameReading[] = [];
  for (let end = SHORTEST_REST; end <= word.length - SHORTEST_REST; end++) {
    const heads = look(word.slice(0, end));
    if (heads.length === 0) continue;
    const rest = word.slice(end);
    const tails = [...look(rest), ...(isDeep ? glued(rest, look, false) : NOTHING)];
    found.push(...heads.flatMap((head) => tails.flatMap((tail) => both(head, tail) ?? NOTHING)));
  }
  return found;
}

/** Whether Latin letters spell the beginning of this name. */
const saysBeginning = (latin: string, name: string) =>
  latinKeys(latin).some((key) => key !== '' && keyOfCyrillic(name).startsWith(key));

/** Finds a surname that only a capital separates from other words: «учительТестова», «ТестоваЛучшая». */
function atHump(word: string, look: Look): readonly NameReading[] {
  const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u).flatMap((part) => asCyrillic(part) ?? latinPart(part));
  return parts.flatMap((part) => (part.length < SHORTEST_REST ? NOTHING : look(part).filter(isSurname)));
}

const latinPart = (part: string) => (/^[a-z]+$/i.test(part) ? part.toLowerCase() : []);
const isSurname = ({ parts, doubt }: NameReading) => parts[0] === 'surname' && !doubt;

/** Finds a surname in a hashtag, which has no spaces: «#спасибоТестовой», «#урокукотенковой». */
export function readHashtag(word: string, book: NameBook): readonly NameReading[] {
  const plain = asCyrillic(word);
  const [letters, look] = plain === undefined ? [word.toLowerCase(), book.latin] : [plain, book.cyrillic];
  if (letters.length > LONGEST_WORD) return NOTHING;
  for (let start = 0; start <= letters.length - SHORTEST_IN_HASHTAG; start++) {
    if (plain !== undefined && !book.begins(letters.slice(start))) continue;
    for (let end = letters.length; end >= start + SHORTEST_IN_HASHTAG; end--) {
      const found = look(letters.slice(start, end)).filter(isSurname);
      if (found.length > 0) return found;
    }
  }
  return NOTHING;
}

/** Finds a surname with initials directly before or after it: `atestova`, `testovaai`, «ТестоваАИ». */
function withInitials(word: string, look: Look, { people }: NameBook): NameReading[] {
  const cuts = [1, 2, 3].flatMap((length) => [
    [word.slice(0, length), word.slice(length)] as const,
    [word.slice(-length), word.slice(0, -length)] as const,
  ]);
  return cuts.flatMap(([initials, rest]) => {
    const surnames = rest.length > SHORTEST_REST ? look(rest).filter(({ parts }) => parts[0] === 'surname') : [];
    return surnames.flatMap(({ who }): NameReading[] => {
      const { first = [], patronymic = [] } = people[who] ?? {};
      const [own = '', father = ''] = [first[0], patronymic[0]].map((name = '') => name.charAt(0));
      const fits = [own, own + father].some((each) => each !== '' && isWritten(initials, each));
      return fits ? [{ who, parts: ['first', 'surname'] }] : [];
    });
  });
}

/** Finds a first name and the beginning of a surname in one word: `annatest`. */
function begun(word: string, { latin, people }: NameBook): NameReading[] {
  for (let end = SHORTEST_REST; end <= word.length - SHORTEST_REST; end++) {
    const rest = word.slice(end);
    const found = latin(word.slice(0, end)).filter(({ who, parts }) => {
      const { surname = [], particles = [] } = people[who] ?? {};
      const whole = [...surname, [...particles, ...surname].join('')];
      return parts[0] === 'first' && whole.some((each) => saysBeginning(rest, each));
    });
    if (found.length > 0)
      return found.map(({ who }): NameReading => ({ who, parts: ['first', 'surname'], doubt: 'guess' }));
  }
  return [];
}

/** Finds a surname written backwards. */
function backwards(word: string, { begins }: NameBook, look: Look): readonly NameReading[] {
  if (word.length < SHORTEST_BACKWARDS) return NOTHING;
  const turned = reversed(word);
  // No Cyrillic name begins with these letters.
  if (/^[а-я]/.test(turned) && !begins(turned)) return NOTHING;
  return guessed(look(turned).filter(({ parts, doubt }) => !doubt && parts[0] === 'surname'));
}

function firstOf(...readings: readonly (() => readonly NameReading[])[]): readonly NameReading[] {
  for (const reading of readings) {
    const traces = reading();
    if (traces.length > 0) return traces;
  }
  return NOTHING;
}

function readCyrillic(word: string, given: string, book: NameBook): readonly NameReading[] {
  const look = book.cyrillic;
  return firstOf(
    () => look(word),
    () => (word.length >= 2 * SHORTEST_REST && book.begins(word) ? glued(word, look) : NOTHING),
    () => (hasHumps(given) ? withInitials(word, look, book) : NOTHING),
    () => (hasHumps(given) ? atHump(given, look) : NOTHING),
    // «йо» and «ьо» may stand for ё: «Шестйоркина», «Фьодор».
    () => (/[иь]о/u.test(word) ? guessed(look(word.replace(/[иь]о/gu, 'е'))) : NOTHING),
    () => (/(.)\1/u.test(word) ? guessed(singled(word).flatMap(look)) : NOTHING),
    () => backwards(word, book, look),
  );
}

const hasHumps = (word: string) => /\p{Ll}\p{Lu}/u.test(word);

function readLatin(given: string, book: NameBook): readonly NameReading[] {
  const word = given.toLowerCase();
  const look = book.latin;
  const isLong = word.length >= 2 * SHORTEST_REST;
  const begins = () => isLong && book.beginsInLatin(word);
  return firstOf(
    () => look(word),
    () => book.cyrillic(onRussianKeyboard(word)),
    () => (begins() ? glued(word, look) : NOTHING),
    () => (isLong ? withInitials(word, look, book) : NOTHING),
    () => (begins() ? begun(word, book) : NOTHING),
    () => (hasHumps(given) ? atHump(given, look) : NOTHING),
    () => book.foreign(word),
    () => backwards(word, book, look),
  );
}

const LATIN = /[\p{Script=Latin}\p{Script=Greek}]/u;

/**
 * The people whom a word may name, in Cyrillic, Latin or a mix of both. Most words name nobody.
 * @param word - from a text that `plainText` returned
 */
export function readWord(word: string, book: NameBook): readonly NameReading[] {
  if (word.length > LONGEST_WORD) return NOTHING;
  const cyrillic = asCyrillic(word);
  if (word.length < 2) return cyrillic === undefined ? NOTHING : book.cyrillic(cyrillic);
  const traces = cyrillic === undefined ? NOTHING : readCyrillic(cyrillic, word, book);
  return traces.length > 0 || !LATIN.test(word) ? traces : readLatin(word, book);
}

/** The people whom this word may name, if its letters were separate in the text. */
export function readJoined(letters: string, book: NameBook): readonly NameReading[] {
  const cyrillic = asCyrillic(letters);
  if (cyrillic !== undefined) return book.cyrillic(cyrillic);
  return LATIN.test(letters) ? book.latin(letters.toLowerCase()) : NOTHING;
}
