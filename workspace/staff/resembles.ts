import { personKey } from '../../functions/domain/names/person-key.ts';
import { readPersonName } from '../../functions/domain/names/person-name.ts';
import { isSlip } from '../../functions/domain/names/slip.ts';
import { nameKey } from '../../sheets-schema/lookalikes.ts';

interface Named {
  readonly name: string;
  readonly email?: string | undefined;
}

const wordsOf = (name: string) => nameKey(name.replace(/[()]/g, ' ').replace(/\./g, '. ')).split(' ').filter(Boolean);

/** Whether two words may be the same part of a name, such as «анна» and «а.». */
const mayBe = (a: string, b: string) =>
  a === b || (a.endsWith('.') && b.startsWith(a.slice(0, -1))) || (b.endsWith('.') && a.startsWith(b.slice(0, -1)));

/** Whether the shorter name has at least two words and each matches a word of the longer name. */
function within(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const left = [...long];
  const found = short.filter((word) => {
    const at = left.findIndex((each) => mayBe(word, each));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  // A name with nothing but initials may belong to anybody.
  return found.length === short.length && found.length > 1 && short.some((word) => !word.endsWith('.'));
}

/** Whether two rows of one list may be the same person: the names are equal, or one name has initials or lacks a word. */
export const mayBeOne = (a: string, b: string): boolean =>
  personKey(a) === personKey(b) || within(wordsOf(a), wordsOf(b));

const givenOf = (name: string) => {
  const { first, patronymic } = readPersonName(name) ?? {};
  return first && patronymic ? nameKey(`${first} ${patronymic}`) : undefined;
};

const localPart = (email: string | undefined) => email?.toLowerCase().split('@')[0];
const SHORTEST_LOCAL_PART = 3;

/**
 * Whether two people may be the same. Their names may differ by a new surname, initials, a missing word or a wrong letter. If they share a word,
 * addresses that differ only in the domain also suffice.
 */
export function resembles(a: Named, b: Named): boolean {
  if (personKey(a.name) === personKey(b.name)) return true;
  const [one, other] = [wordsOf(a.name), wordsOf(b.name)];
  const given = givenOf(a.name);
  if (given !== undefined && given === givenOf(b.name)) return true;
  if (within(one, other)) return true;
  const [left, right] = [[...one].sort(), [...other].sort()];
  const wrong = left.flatMap((word, i) => (word === right[i] ? [] : [isSlip(word, right[i] ?? '')]));
  if (left.length === right.length && left.length > 1 && wrong.length === 1 && wrong[0]) return true;
  const local = localPart(a.email);
  const sameLocalPart = local !== undefined && local.length >= SHORTEST_LOCAL_PART && local === localPart(b.email);
  return sameLocalPart && one.some((word) => !word.endsWith('.') && other.includes(word));
}
