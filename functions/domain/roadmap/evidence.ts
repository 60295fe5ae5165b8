import { latestDay } from '../calendar/day.ts';
import type { Evidence } from './activity-state.ts';

/** One thing an activity needs: there, since a day, or missing, by the name of what to do. */
export interface Piece {
  readonly present: boolean;
  /** Day it came to be; where nobody wrote it down, absent. */
  readonly on?: string | undefined;
  /** What to do while it is missing: a short Russian phrase. */
  readonly missing: string;
}

/** A piece that is there when its value is. */
export function piece(present: boolean, missing: string, on?: string): Piece {
  return { present, missing, ...(on === undefined ? {} : { on }) };
}

interface Extra {
  /** Where the proof stands: a tab's title or a link. */
  readonly proof?: string | undefined;
  /** Conditions beside those that are counted: what is still missing of them. */
  readonly also?: readonly Piece[];
  /** What has to exist before anything can be counted. */
  readonly first?: string;
}

/**
 * Evidence of «все, и хотя бы один»: every piece is there, and there is at least one. The day is that of the last piece;
 * pieces whose day nobody wrote down do not move it.
 */
export function all(pieces: readonly Piece[], { proof, also = [], first }: Extra = {}): Evidence {
  const k = pieces.filter(({ present }) => present).length;
  const n = pieces.length;
  const missing = [
    ...(n === 0 && first ? [first] : []),
    ...[...pieces, ...also].filter(({ present }) => !present).map((absent) => absent.missing),
  ];
  const holds = n > 0 && k === n && also.every(({ present }) => present);
  const doneOn = holds ? latestDay([...pieces, ...also].map(({ on }) => on)) : undefined;
  return { k, n, holds, missing, ...(doneOn ? { doneOn } : {}), ...(proof ? { proof } : {}) };
}

/** Evidence of «хотя бы один»: the first of the pieces to be there proves it. */
export function any(pieces: readonly Piece[], { proof, first = '' }: Extra = {}): Evidence {
  const found = pieces.filter(({ present }) => present);
  const days = found.map(({ on }) => on).filter((day) => day !== undefined);
  const doneOn = days.toSorted()[0];
  const open = pieces.filter(({ present }) => !present).map(({ missing }) => missing);
  return {
    k: found.length > 0 ? 1 : 0,
    n: 1,
    holds: found.length > 0,
    missing: found.length > 0 ? [] : open.length > 0 ? open : [first],
    ...(doneOn ? { doneOn } : {}),
    ...(proof ? { proof } : {}),
  };
}

/** The one of two ways of proving that holds; where neither does, the one that has come further. */
export function either(one: Evidence, other: Evidence): Evidence {
  if (one.holds !== other.holds) return one.holds ? one : other;
  if (one.holds) return (one.doneOn ?? '') <= (other.doneOn ?? '') ? one : other;
  const share = ({ k, n }: Evidence) => (n === 0 ? 0 : k / n);
  return share(other) > share(one) ? other : one;
}
