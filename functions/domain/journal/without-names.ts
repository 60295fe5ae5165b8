import { type FindNames, findNames, replaceMentions } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

interface Listed {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

const books = new WeakMap<readonly Listed[], FindNames>();

/** The finder of names for a list of people. We build it once and use it for all texts. */
function finderOf(people: readonly Listed[]): FindNames {
  const written = books.get(people);
  if (written) return written;
  const find = findNames(people.flatMap(({ code, name, email }): Named[] => (code ? [{ code, name, email }] : [])));
  books.set(people, find);
  return find;
}

/**
 * A text by the staff for the journal. Codes replace the roster's names. Other words written like names are replaced too, because nobody checks the
 * journal.
 */
export function withoutNames(text: string, people: readonly Listed[]): string {
  const named = finderOf(people)(text).filter(({ certainty }) => certainty !== 'possible');
  return replaceMentions(text, named, ({ codes }) => codes.join(' или '));
}
