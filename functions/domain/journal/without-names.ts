import { type FindNames, findNames, replaceMentions } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

interface Listed {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

const books = new WeakMap<readonly Listed[], FindNames>();

/** The book of a list is written once, however many texts are asked about. */
function finderOf(people: readonly Listed[]): FindNames {
  const written = books.get(people);
  if (written) return written;
  const find = findNames(people.flatMap(({ code, name, email }): Named[] => (code ? [{ code, name, email }] : [])));
  books.set(people, find);
  return find;
}

/**
 * A text that staff wrote, fit for the journal, which holds codes only: whoever of the roster it names stands there by code. A word
 * that is written like a name counts as one: the journal is a copy, and nobody reads it over before it is kept.
 */
export function withoutNames(text: string, people: readonly Listed[]): string {
  const named = finderOf(people)(text).filter(({ certainty }) => certainty !== 'possible');
  return replaceMentions(text, named, ({ codes }) => codes.join(' или '));
}
