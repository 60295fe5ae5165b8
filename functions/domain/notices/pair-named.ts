import { nameToken } from '../names/name-token.ts';
import type { Pair } from '../pairs/pair.ts';

/**
 * A pair in a text to one of its members: its code and the names of the other members, as in «П-07: Иванова Анна Петровна». A member may have several
 * pairs.
 */
export function pairNamed(
  { pairCode, mentor, mentees }: Pick<Pair, 'pairCode' | 'mentor' | 'mentees'>,
  reader: string,
) {
  const others = [mentor, ...mentees].filter((code) => code !== reader);
  return `${pairCode}: ${others.map(nameToken).join(', ')}`;
}
