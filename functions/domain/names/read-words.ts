import { disguisedWords } from './disguised-words.ts';
import type { NameBook, NameReading } from './name-book.ts';
import { isSurnameEnding } from './name-parts.ts';
import { plainWord } from './plain-text.ts';
import { guessed, readHashtag, readJoined, readWord } from './read-word.ts';

/** A word of a plain text, and the people whom it may name. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly traces: readonly NameReading[];
}

interface Fragment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{L}+/gu;
const MOST_FRAGMENTS = 24;
const SHORTEST_JOINED = 4;
const SHORTEST_SPELLED = 3;
const LONGEST_SYLLABLE = 3;

/** Signs between the letters of one word: «Тес-това», «Т.е.с.т.о.в.а», «Т🙂е🙂с🙂т🙂о🙂в🙂а». */
const TIGHT = /^[^\s\p{N}]{1,4}$/u;
/** A line break inside a word, with or without a hyphen, or a hyphen that remains after somebody joined the lines. */
const BROKEN = /^(?:[-‐\u2011]\s{1,4}|\s*[\n\u2028]\s*)$/u;
const SPACED_DASH = /^\s[-–—]\s$/u;
const SPACE = /^[^\S\n\u2028]$/u;

/** Whether two fragments belong to one word: certainly, as a guess, or not at all (undefined). */
function joint(gap: string, before: Fragment, after: Fragment): 'sure' | 'guess' | undefined {
  const isSpelled = before.text.length === 1 && after.text.length === 1;
  if (TIGHT.test(gap) || (isSpelled && /^[^\p{N}]{1,3}$/u.test(gap))) return 'sure';
  if (BROKEN.test(gap)) return /[\n\u2028]/.test(gap) || /^[-‐\u2011]/u.test(gap) ? 'sure' : 'guess';
  return SPACE.test(gap) || SPACED_DASH.test(gap) ? 'guess' : undefined;
}

/**
 * Whether fragments may form one word. The first fragment must have a capital. Either there are only two fragments («Тес това»), or the others are
 * short syllables («Шес тёр ки на»). Other fragments are neighbours by chance.
 */
const mayBeGuessed = (pieces: readonly Fragment[]): boolean =>
  /^\p{Lu}/u.test(pieces[0]?.text ?? '') &&
  (pieces.length === 2 || pieces.slice(1).every(({ text }) => text.length <= LONGEST_SYLLABLE));

const SHORTEST_GUESS = 6;
const isRare = (letters: string, traces: readonly NameReading[]): boolean =>
  letters.length >= SHORTEST_GUESS && traces.some(({ parts, doubt }) => !doubt && parts[0] === 'surname');

/** The longest name that the fragments from `first` on form together, and the number of its fragments. */
function joined(text: string, fragments: readonly Fragment[], first: number, book: NameBook) {
  let [letters, sure, single] = [fragments[first]?.text ?? '', true, fragments[first]?.text.length === 1];
  let firstGap: string | undefined;
  let found: { readonly count: number; readonly traces: readonly NameReading[] } | undefined;
  for (let at = first + 1; at < fragments.length && at < first + MOST_FRAGMENTS; at++) {
    const [before, after] = [fragments[at - 1], fragments[at]];
    if (!before || !after) break;
    const gap = text.slice(before.end, after.start);
    const how = joint(gap, before, after);
    firstGap ??= gap;
    // The letters of a spelled-out word have the same separator, so a different separator ends the word.
    if (how === undefined || gap !== firstGap) break;
    // Two ordinary words may form a name by chance, so a guess joins either two pieces or short pieces.
    if (how === 'guess' && !mayBeGuessed(fragments.slice(first, at + 1))) break;
    letters += after.text;
    sure &&= how === 'sure';
    single &&= after.text.length === 1;
    if (letters.length < (single ? SHORTEST_SPELLED : SHORTEST_JOINED)) continue;
    const traces = readJoined(letters, book);
    // A guess counts only if it is a long surname and its last fragment is not a name itself.
    if (sure ? traces.length > 0 : isRare(letters, traces) && readJoined(after.text, book).length === 0) {
      found = { count: at - first + 1, traces: sure ? traces : guessed(traces) };
    }
  }
  return found;
}

/** Joins the halves of a surname, because the first half may be a name of its own: «Ахмед-заде», «Чобан оглы». */
function withEnding(text: string, fragments: readonly Fragment[], at: number, book: NameBook) {
  const [half, ending] = [fragments[at], fragments[at + 1]];
  if (!half || !ending || !isSurnameEnding(plainWord(ending.text))) return undefined;
  if (!/^\s?[-‐-―−]?\s?$/u.test(text.slice(half.end, ending.start))) return undefined;
  const traces = readJoined(half.text + ending.text, book);
  return traces.length > 0 ? { count: 2, traces } : undefined;
}

/** Whether a word is in lower case with a space after it, like most words. */
const standsAlone = (text: string, { text: word, end }: Fragment): boolean =>
  word.length > 1 && text.charAt(end) === ' ' && /^\p{Ll}/u.test(word);

/** The words of a plain text. We join spaced-out or broken words if the result is a name. */
export function readWords(text: string, book: NameBook): readonly Word[] {
  const fragments = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
  const disguised = disguisedWords(text, book);
  const words: Word[] = [];
  for (let at = 0; at < fragments.length; at++) {
    const fragment = fragments[at];
    if (!fragment) break;
    const figured = disguised.find(({ start, end }) => start <= fragment.start && fragment.end <= end);
    if (figured) {
      if (words.at(-1) !== figured) words.push(figured);
      continue;
    }
    const read = readWord(fragment.text, book);
    const isTag = read.length === 0 && text.charAt(fragment.start - 1) === '#';
    const own = isTag ? readHashtag(fragment.text, book) : read;
    const isWhole = own.length > 0 || standsAlone(text, fragment);
    const whole = withEnding(text, fragments, at, book) ?? (isWhole ? undefined : joined(text, fragments, at, book));
    const last = whole && fragments[at + whole.count - 1];
    if (whole && last) {
      words.push({
        text: text.slice(fragment.start, last.end),
        start: fragment.start,
        end: last.end,
        traces: whole.traces,
      });
      at += whole.count - 1;
    } else words.push({ ...fragment, traces: own });
  }
  return words;
}
