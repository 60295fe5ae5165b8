import { groupBy } from '../../functions/domain/group-by.ts';
import type { Mutation } from './mutations.ts';

/** The result of the tests for one change. */
export interface Verdict {
  readonly room: string;
  readonly mutation: Mutation;
  /** The first test that failed; undefined if no test noticed the change. */
  readonly failure: string | undefined;
}

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

/** The place and the change in one line. */
const sentence = ({ file, line, from, to }: Mutation): string =>
  `${file}:${line}  ${from === '' ? 'nothing' : short(from)}  →  ${to === '' ? 'removed' : short(to)}`;

const share = (verdicts: readonly Verdict[]): string => {
  const noticed = verdicts.filter(({ failure }) => failure !== undefined).length;
  return `${noticed} of ${verdicts.length} (${Math.round((100 * noticed) / Math.max(1, verdicts.length))} %)`;
};

/** The changes that no test noticed, and the number of noticed changes, by room and in total. */
export function report(verdicts: readonly Verdict[]): string {
  const rooms = [...groupBy(verdicts, ({ room }) => room)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const missed = verdicts.filter(({ failure }) => failure === undefined).map(({ mutation }) => sentence(mutation));
  return [...missed, ...rooms.map(([room, own]) => `${room}: ${share(own)}`), `noticed: ${share(verdicts)}`].join('\n');
}
