import { asLatinLooks } from './latin-key.ts';
import { handleKey } from './mail-handle.ts';
import { type Chain, chainsOf } from './mentions.ts';
import type { NameBook } from './name-book.ts';
import { readWords } from './read-words.ts';

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?';
const AT_WORDS = 'at|собак[аи]|собачк[аи]';
const AT = `(?:\\s?[@＠]\\s?|\\s?[(\\[{]\\s?(?:${AT_WORDS}|@)\\s?[)\\]}]\\s?|\\s(?:${AT_WORDS})\\s)`;
const DOT = '(?:\\.|\\s\\.\\s|\\s?[(\\[{]\\s?(?:dot|точка|\\.)\\s?[)\\]}]\\s?|\\s(?:dot|точка)\\s)';
/** An e-mail address, in signs or in words: «anna (at) example.org», «anna собака example точка org», «a . t @ example . org». */
const ADDRESS = new RegExp(
  `([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._%+-]|\\s[._-]\\s)*)(?:${AT}(${LABEL}(?:${DOT}${LABEL})+)|[@＠](${LABEL}))`,
  'giu',
);
const EVERY_DOT = new RegExp(DOT, 'giu');

/** A nickname in a social network: letters and digits joined by signs. */
const HANDLE = /[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu;

type Place = readonly [start: number, end: number];

/** Finds nicknames that equal the part before the @ in somebody's address: `@anna.t`. */
function handleChains(text: string, places: readonly Place[], { people, byHandle }: NameBook): Chain[] {
  if (byHandle.size === 0 || !/[a-z]/i.test(text)) return [];
  return [...text.matchAll(HANDLE)].flatMap(({ 0: written, index: start }) => {
    const end = start + written.length;
    if (!/[a-z]/i.test(written) || places.some((place) => place[0] <= start && start < place[1])) return [];
    const owners = byHandle.get(handleKey(written)) ?? [];
    return owners.map((who): Chain => {
      // «cactus» may be an ordinary word, unless @ or / comes before it.
      const isPlain = /^\p{L}+$/u.test(written) && !/[@/]$/.test(text.slice(0, start));
      const certainty = isPlain && /^\p{L}+$/u.test(people[who]?.handle ?? '') ? 'possible' : 'likely';
      return { who, start, end, words: 1, certainty };
    });
  });
}

/**
 * Finds e-mail addresses that identify people: known addresses, and other addresses that contain a name. Also finds nicknames that equal the part
 * before the @.
 * @returns chains for these addresses and nicknames, and the places of all addresses
 */
export function mailNames(text: string, book: NameBook) {
  const chains: Chain[] = [];
  const places: Place[] = [];
  const addresses = /[@＠]|соба[кч]|\bat\b/iu.test(text) ? [...text.matchAll(ADDRESS)] : [];
  for (const { 0: written, 1: local = '', 2: whole, 3: label = '', index } of addresses) {
    const domain = whole ?? label;
    const place = [index, index + written.length] as const;
    const host = asLatinLooks(domain.replace(EVERY_DOT, '.').toLowerCase());
    const add = (who: number, certainty: Chain['certainty']) =>
      chains.push({ who, start: place[0], end: place[1], words: written.length, certainty });
    const alike = book.byHandle.get(handleKey(local)) ?? [];
    const address = `${asLatinLooks(local.replace(/\s/g, '').toLowerCase())}@${host}`;
    // Two people may share an address.
    const own = book.people.flatMap(({ email }, who) => (email === address ? [who] : []));
    // `anna.t@school5` may be short for `anna.t@school5.example.org`.
    const owners = own.length > 0 ? own : alike.filter((who) => isHostOf(book.people[who]?.email, host));
    if (owners.length > 0) {
      places.push(place);
      for (const who of owners) add(who, 'full');
      continue;
    }
    // «Анна @home» and «пишет @anna.t» contain nicknames, not addresses.
    if (whole === undefined || /\s[@＠]\S/.test(written)) continue;
    places.push(place);
    for (const { who, certainty } of chainsOf(local, readWords(local, book), book)) add(who, certainty);
    // `anna@testova.example` names a person, but a surname that is only in the domain may be a relative's.
    const both = `${local}.${domain}`;
    for (const { who, certainty } of chainsOf(both, readWords(both, book), book))
      if (certainty === 'full') add(who, 'full');
      else if (certainty === 'surname') add(who, 'likely');
    for (const who of alike) add(who, 'likely');
  }
  return { chains: [...chains, ...handleChains(text, places, book)], places };
}

/** Whether a host equals the host of an address, or is its beginning: `school5` for `anna.t@school5.example.org`. */
function isHostOf(email: string | undefined, host: string): boolean {
  const own = email?.slice(email.indexOf('@') + 1) ?? '';
  return own === host || own.startsWith(`${host}.`);
}
