import { partAround, plainText } from './plain-text.ts';
import type { Sought } from './sought.ts';

/** Adds what a text tells of to what was seen before, and gives that back. */
export type Look = (text: string, seen?: Set<Sought>) => Set<Sought>;

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
    for (let found = stems.exec(plain); found && found.index < plain.length; found = stems.exec(plain)) {
      const { start, end } = partAround(plain, found.index);
      const part = plain.slice(start, end);
      for (const each of sought) if (!seen.has(each) && part.search(each.pattern) >= 0) seen.add(each);
      stems.lastIndex = end;
    }
    return seen;
  };
}
