import { BETWEEN, plainText } from './plain-text.ts';
import type { Sought } from './sought.ts';

/** Adds what a text tells of to what was seen before, and gives that back. */
export type Look = (text: string, seen?: Set<Sought>) => Set<Sought>;

/** The part of a text that an offset is in, with the sign behind it. */
function partAround(text: string, offset: number): { readonly part: string; readonly end: number } {
  const next = text.indexOf(BETWEEN, offset);
  const end = next < 0 ? text.length : next + 1;
  return { part: text.slice(text.lastIndexOf(BETWEEN, offset) + 1, end), end };
}

/**
 * Looks for things in texts. The patterns cost much, so they are held against those parts alone in which a stem stands: of a
 * data file of many megabytes that is next to nothing.
 */
export function lookout(sought: readonly Sought[]): Look {
  const stems = new RegExp([...new Set(sought.map(({ stem }) => stem))].join('|'), 'gi');
  return (text, seen = new Set()) => {
    if (sought.length === 0) return seen;
    const plain = plainText(text);
    stems.lastIndex = 0;
    for (let found = stems.exec(plain); found; found = stems.exec(plain)) {
      const { part, end } = partAround(plain, found.index);
      for (const each of sought) if (!seen.has(each) && part.search(each.pattern) >= 0) seen.add(each);
      if (end <= found.index || end >= plain.length) break;
      stems.lastIndex = end;
    }
    return seen;
  };
}
