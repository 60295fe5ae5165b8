import { type FindNames, findNames } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

/** The number of finders that we keep. A school needs few of them: one for each kind of reader. */
const MOST_KEPT = 4;

const kept = new Map<string, FindNames>();

/**
 * Finds these people in texts, like {@link findNames}. A program plans one school many times, mostly with the same people and texts, so we keep the
 * last finders. Each finder remembers its results.
 */
export function keptFinder(people: readonly Named[], sought: ReadonlySet<string>): FindNames {
  const key = JSON.stringify([people, [...sought]]);
  const find = kept.get(key) ?? findNames(people, (code) => sought.has(code));
  // Moves the current finder to the end of the map, so that the map begins with the oldest finder.
  kept.delete(key);
  kept.set(key, find);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return find;
}
