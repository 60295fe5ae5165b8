import { nameToken } from '../names/name-token.ts';
import type { Pair } from '../pairs/pair.ts';

/** The code of a pair and the others in it, for one of its people: «П-07: Иванова Анна Петровна». Somebody may be in several pairs. */
export function pairNamed(
  { pairCode, mentor, mentees }: Pick<Pair, 'pairCode' | 'mentor' | 'mentees'>,
  reader: string,
) {
  const others = [mentor, ...mentees].filter((code) => code !== reader);
  return `${pairCode}: ${others.map(nameToken).join(', ')}`;
}
