import { type FindNames, findNames } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

/** The most finders kept. A school needs one per kind of reader, so a few serve every plan. */
const MOST_KEPT = 4;

const kept = new Map<string, FindNames>();

/**
 * Finds these people in texts, like {@link findNames}. A program plans one school many times, mostly with the same people and texts,
 * so it keeps the last finders with the texts that they have read.
 */
export function keptFinder(people: readonly Named[], sought: ReadonlySet<string>): FindNames {
  const key = JSON.stringify([people, [...sought]]);
  const find = kept.get(key) ?? findNames(people, (code) => sought.has(code));
  // The finder used last moves to the end.
  kept.delete(key);
  kept.set(key, find);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return find;
}
