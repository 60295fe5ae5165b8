import { mailNames } from './mail-names.ts';
import { type Certainty, type Chain, chainsOf } from './mentions.ts';
import { nameBook } from './name-book.ts';
import type { Named } from './named.ts';
import { plainText } from './plain-text.ts';
import { readWords } from './read-words.ts';

/** A place in a text that may name somebody. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Codes of the people whom the mention may name; several codes if people share the name. */
  readonly codes: readonly string[];
  readonly certainty: Certainty;
}

/** Finds people in texts. Make one such function per list of people. */
export type FindNames = (text: string) => readonly Mention[];

const SUREST_FIRST: readonly Certainty[] = ['full', 'surname', 'likely', 'possible'];
const doubt = (certainty: Certainty) => SUREST_FIRST.indexOf(certainty);

/** Drops a chain of words that overlaps a longer or more certain chain. If two chains are equally good in the same place, both stay. */
function withoutOverlaps(chains: readonly Chain[], isSought: (who: number) => boolean): Chain[] {
  const ordered = [...chains].sort(
    (a, b) =>
      b.words - a.words ||
      doubt(a.certainty) - doubt(b.certainty) ||
      Number(isSought(b.who)) - Number(isSought(a.who)) ||
      a.start - b.start,
  );
  const kept: Chain[] = [];
  for (const chain of ordered) {
    const inTheWay = kept.filter(({ start, end }) => start < chain.end && chain.start < end);
    const isSame = inTheWay.every(
      ({ start, end, certainty }) => start === chain.start && end === chain.end && certainty === chain.certainty,
    );
    if (inTheWay.length === 0 || isSame) kept.push(chain);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const BRACKETS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
];

/** A finder caches the mentions of at most this many texts. One school has a few times fewer. */
const MOST_TEXTS = 20_000;

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** If a mention contains only one bracket of a pair, extends the mention to the other bracket: «Тестова (Анна)». */
function withBrackets(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const said = text.slice(start, end);
  const opened = BRACKETS.find(([open, close]) => count(said, open) > count(said, close) && text.charAt(end) === close);
  const closed = BRACKETS.find(
    ([open, close]) => count(said, close) > count(said, open) && text.charAt(start - 1) === open,
  );
  return { start: closed ? start - 1 : start, end: opened ? end + 1 : end };
}

/**
 * Finds people's names in texts: in every Russian case and word order, in Cyrillic or Latin, with invisible characters, in e-mail addresses, across
 * line breaks. `docs/privacy.md` lists what the function finds and what it misses.
 * @param people - everybody, because a short name may be part of another person's longer name
 * @param sought - whether to find the person with this code; by default we find everybody
 */
export function findNames(people: readonly Named[], sought: (code: string) => boolean = () => true): FindNames {
  const named = people.filter(({ name, email }) => name || email);
  const book = nameBook(named, sought);
  const isSought = (who: number) => sought(book.people[who]?.code ?? '');
  const look = (given: string): readonly Mention[] => {
    const { text, at } = plainText(given);
    const { chains: inMail, places } = mailNames(text, book);
    const isInMail = (offset: number) => places.some(([start, end]) => start <= offset && offset < end);
    const words = readWords(text, book).filter(({ start }) => !isInMail(start));
    // A first name in lower-case Latin may be an English word: «nine», «many».
    const isEnglish = ({ certainty, start, end }: Chain) =>
      certainty === 'possible' && /^[a-z]+$/.test(text.slice(start, end));
    const inWords = chainsOf(text, words, book).filter((chain) => !isEnglish(chain));
    const chains = withoutOverlaps([...inMail, ...inWords], isSought);
    const mentions: Mention[] = [];
    for (const { who, start, end, certainty } of chains) {
      const code = book.people[who]?.code;
      if (code === undefined || !isSought(who)) continue;
      const last = mentions.at(-1);
      const place = withBrackets(given, { start: at(start), end: at(end) });
      if (last?.start === place.start) mentions.splice(-1, 1, { ...last, codes: [...new Set([...last.codes, code])] });
      else mentions.push({ ...place, codes: [code], certainty });
    }
    return mentions;
  };
  // We cache the mentions, because one set of documents asks 2,500 times about 600 texts.
  const known = new Map<string, readonly Mention[]>();
  return (given) => {
    if (given === '') return [];
    const found = known.get(given) ?? look(given);
    // A program that runs for months would otherwise collect texts without limit.
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(given, found);
    return found;
  };
}

export function replaceMentions<M extends Mention>(
  text: string,
  mentions: readonly M[],
  instead: (mention: M) => string,
): string {
  let done = 0;
  const parts = mentions.map((mention) => {
    const part = text.slice(done, mention.start) + instead(mention);
    done = mention.end;
    return part;
  });
  return parts.join('') + text.slice(done);
}
