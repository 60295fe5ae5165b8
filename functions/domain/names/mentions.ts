import { asCyrillic, isWritten } from './latin-key.ts';
import type { Known, NameBook, NameReading, Part } from './name-book.ts';
import { isLittleWord, mayOpenSentence } from './ordinary-words.ts';
import { plainWord } from './plain-text.ts';
import type { Word } from './read-words.ts';

/**
 * How certain it is that words name somebody. `full`: several parts of one name. `surname`: only a surname, written like a name. `likely`: written
 * like a name, but it may be another word or person. `possible`: written like an ordinary word, or a common first name.
 */
export type Certainty = 'full' | 'surname' | 'likely' | 'possible';

/** Neighbouring words that may name one person. */
export interface Chain {
  readonly who: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly certainty: Certainty;
}

/** The characters that may separate the parts of one name. */
const NEAR = /^[\s.,'"«»„“”‘’`´()[\]{}<>/\\_+*:&@=#|~^·•\-‐‑‒–—―−…]+$/u;
const LONGEST_GAP = 5;
const MOST_INITIAL_LETTERS = 4;

function isNear(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start);
  if (gap === '' || !NEAR.test(gap) || gap.replace(/\s+/g, ' ').length > LONGEST_GAP) return false;
  // A full stop ends the sentence, except after an initial.
  return !/[.…]["»”)]?\s/u.test(gap) || before.text.length <= 2 || /^\.\s*\p{Ll}/u.test(gap);
}

const isCapital = (text: string) => /\p{Lu}/u.test(text);

type Initial = 'first' | 'patronymic' | 'surname';

/** The initials of this person that the letters spell: «А», «АИ», `Yu`. */
function initialsOf(
  { text: letters }: Word,
  { first, patronymic, surname }: Known,
  isPointed: boolean,
): readonly Initial[] {
  if (letters.length > MOST_INITIAL_LETTERS) return [];
  const own = {
    first: first[0]?.charAt(0) ?? '',
    patronymic: patronymic[0]?.charAt(0) ?? '',
    surname: surname[0]?.charAt(0) ?? '',
  };
  // «I.» may be Юлия, because passports spell this name «Iuliia».
  const says = (name: string) =>
    name !== '' && (isWritten(letters, name) || (/^[юяе]$/u.test(name) && /^[iyj]$/i.test(letters)));
  const parts = (['first', 'patronymic', 'surname'] as const).filter((part) => says(own[part]));
  // «Ан. Ив. Тестова».
  if (letters.length > 1 && isPointed) {
    const begins = (name = '') => name.length > letters.length && name.startsWith(asCyrillic(letters) ?? '-');
    if (begins(first[0])) parts.push('first');
    if (begins(patronymic[0])) parts.push('patronymic');
  }
  if (parts.length > 0) return parts;
  return own.patronymic !== '' && says(own.first + own.patronymic) && isCapital(letters.charAt(1)) ? ['first'] : [];
}

/** Whether letters are initials. Initials have a full stop, are capitals, or have a sign between them and the next word: `a.testova`, `testova_a`. */
function isInitial(text: string, { text: letters, start, end }: Word): boolean {
  const tied = /^[._-]\p{L}/u.test(text.slice(end, end + 2)) || /\p{L}[._-]$/u.test(text.slice(start - 2, start));
  if (/^[-–]?\d/.test(text.slice(end, end + 2))) return false;
  return text.charAt(end) === '.' || tied || (letters.length <= 2 && letters === letters.toUpperCase());
}

/** Whether a letter is the initial of a longer name («О. Э. Мандельштам»), not a surname of one letter. */
const isInitialOnly = (text: string, { text: letters, end }: Word): boolean =>
  letters.length === 1 && /^\.\s?(?:\p{Lu}|\p{Ll}\.)/u.test(text.slice(end, end + 4));

/** A word, and its reading as parts of a name. */
interface WordReading {
  readonly word: Word;
  readonly trace: NameReading;
}

/** Whether a word is a function word in lower case, as in «Пришла ли Анна». */
const isAside = ({ word: { text } }: WordReading) => !isCapital(text) && isLittleWord(text);

/** Builds a chain of words in both directions from a word that may name somebody. */
class ChainBuilder {
  readonly parts = new Set<Part>();
  readonly initials = new Set<Initial>();
  readonly traces: WordReading[] = [];
  private surnames = 0;
  /** Whether a particle certainly belongs to the surname. */
  private isTied = false;
  private readonly text: string;
  private readonly words: readonly Word[];
  private readonly known: Known;
  readonly who: number;
  from: number;
  to: number;

  constructor(text: string, words: readonly Word[], known: Known, who: number, at: number) {
    this.text = text;
    this.words = words;
    this.known = known;
    this.who = who;
    this.from = at;
    this.to = at;
    this.take(at);
    while (this.take(this.to + 1)) this.to++;
    while (this.takesBefore(this.from - 1)) this.from--;
  }

  private traceAt(word: Word): NameReading | undefined {
    if (isInitialOnly(this.text, word)) return undefined;
    return word.traces.find(
      ({ who, parts }) =>
        who === this.who && parts.every((part) => !this.parts.has(part) || this.isSecondHalf(part, word)),
    );
  }

  /** Whether a word is the second half of a double surname or a double first name. */
  private isSecondHalf(part: Part, { text }: Word): boolean {
    const taken = this.traces.some(({ word }) => word.text === text);
    if (taken) return false;
    if (part === 'surname') return this.surnames < this.known.surname.length;
    return part === 'first' && this.known.first.length > 1;
  }

  private take(at: number): boolean {
    const word = this.words[at];
    const before = this.words[at - 1];
    if (!word || (at > this.from && before && !isNear(this.text, before, word))) return false;
    const trace = this.traceAt(word);
    if (trace) {
      for (const part of trace.parts) this.parts.add(part);
      if (trace.parts.includes('surname')) this.surnames++;
      this.traces.push({ word, trace });
      return true;
    }
    if (this.takesInitial(word) || this.isEnding(word)) return true;
    return this.isParticle(word) && this.take(at + 1) && this.passes();
  }

  private isEnding({ text }: Word): boolean {
    return this.parts.has('patronymic') && this.known.endings.some((ending) => isWritten(text, ending));
  }

  /** Adds a particle to the chain, because a part of the name follows it. */
  private passes(): boolean {
    this.to++;
    return true;
  }

  private takesBefore(at: number): boolean {
    const [word, after] = [this.words[at], this.words[at + 1]];
    if (!word || !after || !isNear(this.text, word, after)) return false;
    if (this.takesInitial(word)) return true;
    const gap = this.text.slice(word.end, after.start);
    if (!this.isParticle(word)) return false;
    // «О Генри» may mean «about Henry», but «О’Генри» and «де Местр» can only be names.
    this.isTied ||= word.text.length > 1 || !/^\s+$/.test(gap);
    return true;
  }

  private isParticle(word: Word): boolean {
    return this.known.particles.some((particle) => isWritten(word.text, particle));
  }

  private takesInitial(word: Word): boolean {
    if (!isInitial(this.text, word)) return false;
    const isPointed = this.text.charAt(word.end) === '.';
    // «8 класс Э».
    if (!isPointed && isCapital(word.text) && this.traces.every((reading) => !isCapital(reading.word.text)))
      return false;
    const free = initialsOf(word, this.known, isPointed).find(
      (part) => !this.initials.has(part) && !this.parts.has(part),
    );
    if (free === undefined) return false;
    this.initials.add(free);
    return true;
  }

  isWord(): boolean {
    const [only, other] = this.traces;
    return !other && this.initials.size === 0 && only?.trace.isWord === true && !isCapital(only.word.text);
  }

  /** Whether the chain is only a surname of one letter. Such a surname needs the first name («Ольга Э») or the initials («Э О.С.») beside it. */
  isLetter(): boolean {
    const [only, other] = this.traces;
    if (!only) return true;
    if (other || only.word.text.length > 1) return false;
    const needed = this.known.patronymic.length > 0 && !isCapital(only.word.text) ? 2 : 1;
    return !this.initials.has('first') || this.initials.size < needed;
  }

  certainty(): Certainty {
    const guesses = this.traces.some(({ trace }) => trace.doubt === 'guess');
    const certainty = this.certaintyOf(this.traces.filter(({ trace }) => trace.doubt !== 'guess'));
    const isWritten = this.traces.some(({ word }) => isCapital(word.text));
    return guesses && isWritten && certainty === 'possible' ? 'likely' : certainty;
  }

  private certaintyOf(traces: readonly WordReading[]): Certainty {
    const { initials } = this;
    const parts = new Set(traces.flatMap(({ trace }) => trace.parts));
    const surnames = traces.filter(({ trace }) => trace.parts.includes('surname'));
    const isNamed = (['first', 'patronymic'] as const).some((part) => parts.has(part) || initials.has(part));
    const [surname] = surnames;
    if (surname) {
      if (!isNamed && surnames.length === 1) return this.bareSurname(surname);
      return !parts.has('patronymic') && isAside(surname) ? 'likely' : 'full';
    }
    if (!parts.has('patronymic')) return initials.has('surname') ? 'likely' : 'possible';
    if (parts.has('first')) return 'full';
    if (initials.has('first')) return 'surname';
    return traces.some(({ word }) => isCapital(word.text)) ? 'likely' : 'possible';
  }

  private bareSurname({ word, trace }: WordReading): Certainty {
    if (trace.unmistakable || this.isTied) return 'surname';
    const capital = isCapital(word.text);
    if (asCyrillic(word.text.replace(/[^\p{L}]/gu, '')) === undefined) {
      // «below» is not Mr Belov, because people rarely write w for в.
      const isRare = word.text.length > MOST_INITIAL_LETTERS && !this.known.isOrdinary && !/w/i.test(word.text);
      return isRare ? 'surname' : capital ? 'likely' : 'possible';
    }
    const opens = opensSentence(this.text, word.start) || isShouted(this.words, this.from);
    const form = plainWord(word.text);
    if (!capital || (opens && isLittleWord(form))) return 'possible';
    // «Белая стена»; «День Победы».
    const isWordThere =
      headsSentence(this.text, word.start) ||
      /(?:^|\s)д(?:е?нь|ня|ню|нем|не)\s$/iu.test(this.text.slice(Math.max(0, word.start - 6), word.start));
    if (this.known.isOrdinary && isWordThere) return 'possible';
    return this.known.isOrdinary || (opens && mayOpenSentence(form)) ? 'likely' : 'surname';
  }
}

/**
 * Whether any word would have a capital in this place: at the start of a text, a line or a sentence. The full stop of an abbreviation ends no
 * sentence.
 */
function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start).replace(/[^\S\n]*[«"„“([]*$/u, '');
  if (before === '' || /[\n!?…:;•|]$/u.test(before) || /(?:^|\n)\s*[-–—*\d.)]+$/u.test(before)) return true;
  return before.endsWith('.') && !/(?:^|[^\p{L}])\p{L}{1,3}\.$/u.test(before);
}

/** Like {@link opensSentence}, but not after a colon or a semicolon, because a capital there belongs to the word itself. */
const headsSentence = (text: string, start: number): boolean =>
  opensSentence(text, start) && !/[:;][^\S\n]*[«"„“([]*$/u.test(text.slice(Math.max(0, start - 3), start));

/** Whether a word in capitals has a neighbour in capitals. */
function isShouted(words: readonly Word[], at: number): boolean {
  const shouts = (word: Word | undefined) =>
    word !== undefined && word.text.length > 1 && isCapital(word.text) && word.text === word.text.toUpperCase();
  return shouts(words[at]) && (shouts(words[at - 1]) || shouts(words[at + 1]));
}

/** All chains of words that may name somebody. Chains may overlap. */
export function chainsOf(text: string, words: readonly Word[], { people }: NameBook): readonly Chain[] {
  const chains: Chain[] = [];
  const reached = new Map<number, number>();
  words.forEach(({ traces }, at) => {
    if (traces.length === 0) return;
    for (const who of new Set(traces.map((trace) => trace.who))) {
      const known = people[who];
      if (!known || (reached.get(who) ?? -1) >= at) continue;
      const grown = new ChainBuilder(text, words, known, who, at);
      reached.set(who, grown.to);
      if (grown.isWord() || grown.isLetter()) continue;
      const [first, last] = [words[grown.from], words[grown.to]];
      if (!first || !last) continue;
      const hasPoint = last.text.length <= 2 && /^\.(?!\p{L})/u.test(text.slice(last.end, last.end + 2));
      const ends = hasPoint ? last.end + 1 : last.end;
      const count = grown.to - grown.from + 1;
      chains.push({ who, start: first.start, end: ends, words: count, certainty: grown.certainty() });
    }
  });
  return chains;
}
