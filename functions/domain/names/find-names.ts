import { mailNames } from './mail-names.ts';
import { type Certainty, type Chain, chainsOf } from './mentions.ts';
import { nameBook } from './name-book.ts';
import type { Named } from './named.ts';
import { plainText } from './plain-text.ts';
import { readWords } from './read-words.ts';

/** A place of a text that names somebody, surely or perhaps. */
export interface Mention {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Who it may be; several where they share the name. */
  readonly codes: readonly string[];
  readonly certainty: Certainty;
}

/** Finds people in texts; made once for a list of people, asked for many texts. */
export type FindNames = (text: string) => readonly Mention[];

const SUREST_FIRST: readonly Certainty[] = ['full', 'surname', 'likely', 'possible'];
const doubt = (certainty: Certainty) => SUREST_FIRST.indexOf(certainty);

/** The longest chain counts, then the surest; what overlaps it is left out, save that of another person in the very same place. */
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

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** «Тестова (Анна)»: with the bracket that belongs to one inside. */
function withBrackets(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const said = text.slice(start, end);
  const opened = BRACKETS.find(([open, close]) => count(said, open) > count(said, close) && text.charAt(end) === close);
  const closed = BRACKETS.find(
    ([open, close]) => count(said, close) > count(said, open) && text.charAt(start - 1) === open,
  );
  return { start: closed ? start - 1 : start, end: opened ? end + 1 : end };
}

/**
 * Knows how people may be named in texts: in every case of Russian, in any order, in any letters, with signs nobody sees, in Latin,
 * in addresses, split over lines. `docs/privacy.md` says what is found and what is not.
 * @param people everybody; a longer name of somebody else is not taken for a shorter one that is sought
 * @param sought whom to find; all where it is left out
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
    // A first name in small Latin letters is an English word as well: «nine», «many».
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
  // Papers, letters and the journal ask about the same words again and again: 2,500 times of 600 texts for one set of papers.
  const known = new Map<string, readonly Mention[]>();
  return (given) => {
    if (given === '') return [];
    const found = known.get(given) ?? look(given);
    known.set(given, found);
    return found;
  };
}

/** The text with something else in the place of some mentions. */
export function replaceMentions(
  text: string,
  mentions: readonly Mention[],
  instead: (mention: Mention) => string,
): string {
  let done = 0;
  const parts = mentions.map((mention) => {
    const part = text.slice(done, mention.start) + instead(mention);
    done = mention.end;
    return part;
  });
  return parts.join('') + text.slice(done);
}
