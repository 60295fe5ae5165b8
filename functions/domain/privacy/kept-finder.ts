import { type FindNames, findNames } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

/** The size of the cache. A school needs one finder for each kind of reader, one for the journal, and one for texts of other programs. */
const MOST_KEPT = 6;

const kept = new Map<string, FindNames>();

/**
 * Finds these people in texts, like {@link findNames}. A program plans one school many times, mostly with the same texts. So we cache the last
 * finders, and each finder caches its results.
 */
export function keptFinder(people: readonly Named[], sought: ReadonlySet<string>): FindNames {
  const key = JSON.stringify([people, [...sought]]);
  const find = kept.get(key) ?? findNames(people, (code) => sought.has(code));
  // The order of the map then shows which finder is the oldest.
  kept.delete(key);
  kept.set(key, find);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return find;
}
