import { type Chain, chainsOf } from './mentions.ts';
import type { NameBook } from './name-book.ts';
import { readWords } from './read-words.ts';

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?';
const AT = '(?:\\s?[@＠]\\s?|\\s?[(\\[{]\\s?(?:at|собака|@)\\s?[)\\]}]\\s?|\\s(?:at|собака)\\s)';
const DOT = '(?:\\.|\\s?[(\\[{]\\s?(?:dot|точка|\\.)\\s?[)\\]}]\\s?|\\s(?:dot|точка)\\s)';
/** An e-mail address, also as people spell it out: «anna (at) example.org», «anna собака example точка org». */
const ADDRESS = new RegExp(`([\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*)${AT}(${LABEL}(?:${DOT}${LABEL})+)`, 'giu');

/** Shorter local parts are offices, not names. */
const SHORTEST_LOCAL = 5;

/**
 * Finds e-mail addresses that identify people: those in the list, and others with a name before the @.
 * @returns a chain for each such address, and where all addresses are
 */
export function mailNames(text: string, book: NameBook) {
  const chains: Chain[] = [];
  const places: (readonly [start: number, end: number])[] = [];
  if (!/[@＠]|собака|\bat\b/iu.test(text)) return { chains, places };
  for (const { 0: written, 1: local = '', 2: domain = '', index } of text.matchAll(ADDRESS)) {
    const place = [index, index + written.length] as const;
    places.push(place);
    const address = `${local}@${domain.replace(new RegExp(DOT, 'giu'), '.')}`.toLowerCase();
    const add = (who: number, certainty: Chain['certainty']) =>
      chains.push({ who, start: place[0], end: place[1], words: written.length, certainty });
    const owner = book.people.findIndex(({ email }) => email === address);
    if (owner >= 0) {
      add(owner, 'full');
      continue;
    }
    for (const { who, certainty } of chainsOf(local, readWords(local, book), book)) add(who, certainty);
    // `anna@testova.example`.
    const whole = `${local}.${domain}`;
    for (const { who, certainty } of chainsOf(whole, readWords(whole, book), book))
      if (certainty === 'full') add(who, 'full');
    book.people.forEach(({ email = '' }, who) => {
      const own = email.slice(0, email.indexOf('@'));
      if (own.length >= SHORTEST_LOCAL && own === local.toLowerCase()) add(who, 'likely');
    });
  }
  return { chains, places };
}
