import { partAround, plainText } from './plain-text.ts';
import type { TracePattern } from './trace-patterns.ts';

/** Adds the traces in a text to `seen`, and returns `seen`. */
export type FindTraces = (text: string, seen?: Set<TracePattern>) => Set<TracePattern>;

/** Makes a function that finds traces in texts. The patterns are slow, so they run only on the few parts that contain a stem. */
export function traceFinder(sought: readonly TracePattern[]): FindTraces {
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
