import { cachedByObject } from '../cached-by-object.ts';
import { type FindNames, replaceMentions } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';
import { keptFinder } from '../privacy/kept-finder.ts';

interface Listed {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** The finder of names for a list of people. The cache by list serves one run. Each run makes a new list, so {@link keptFinder} also caches by content. */
const finderOf = cachedByObject((people: readonly Listed[]): FindNames => {
  const named = people.flatMap(({ code, name, email }): Named[] => (code ? [{ code, name, email }] : []));
  return keptFinder(named, new Set(named.map(({ code }) => code)));
});

/**
 * A text of the staff for the journal, with codes instead of the roster's names. It also replaces other words that are written like names, because
 * nobody checks the journal.
 */
export function withoutNames(text: string, people: readonly Listed[]): string {
  const named = finderOf(people)(text).filter(({ certainty }) => certainty !== 'possible');
  return replaceMentions(text, named, ({ codes }) => codes.join(' или '));
}
