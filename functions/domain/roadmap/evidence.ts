import { earliestDay, latestDay } from '../calendar/day.ts';
import type { TabName } from '../programme.ts';

import type { Proof } from './proof.ts';

/** One thing that an activity needs. It is either present or missing. */
export interface Piece {
  readonly present: boolean;
  /** Undefined if nobody recorded the day. */
  readonly on?: string | undefined;
  /** The thing that is missing or still to do, as a short Russian phrase. */
  readonly missing: string;
  /** The grid row that records the thing. */
  readonly at?: number | undefined;
  /** The link or the name of the document, as the staff entered it. */
  readonly link?: string | undefined;
}

type Place = Pick<Piece, 'at' | 'link'>;

export function piece(present: boolean, missing: string, on?: string, place: Place = {}): Piece {
  return { present, missing, on, ...place };
}

interface Extra {
  /** Further conditions. They count in `n` only while they are missing. Otherwise the text could say «5 из 5» too early. */
  readonly also?: readonly Piece[];
  /** The missing item to show if there is nothing to count yet. */
  readonly first?: string;
}

/** The rows of the present pieces, and the link of a single piece. */
function proofOf(tab: TabName, pieces: readonly Piece[]): Proof {
  const present = pieces.filter((one) => one.present);
  const rows = [...new Set(present.flatMap(({ at }) => at ?? []))].sort((a, b) => a - b);
  const links = [...new Set(present.flatMap(({ link }) => link ?? []))];
  return { tab, ...(rows.length > 0 ? { rows } : {}), ...(links.length === 1 && links[0] ? { link: links[0] } : {}) };
}

/** The latest day of the pieces, and whether the day of some piece is unknown. */
function daysOf(pieces: readonly Piece[]): Pick<Evidence, 'doneOn' | 'undated'> {
  const doneOn = latestDay(pieces.map(({ on }) => on));
  const undated = pieces.some(({ on }) => on === undefined);
  return { ...(doneOn ? { doneOn } : {}), ...(undated ? { undated } : {}) };
}

/**
 * Evidence of «все, и хотя бы один»: `k` equals `n` and is positive only if all pieces are present.
 * @param tab - the tab of the pieces
 */
export function all(tab: TabName, pieces: readonly Piece[], { also = [], first }: Extra = {}): Evidence {
  const unmet = pieces.length === 0 ? [] : also.filter(({ present }) => !present);
  const k = pieces.filter(({ present }) => present).length;
  const n = pieces.length + unmet.length;
  const needed = [...pieces, ...also];
  const missing = [
    ...(n === 0 && first ? [first] : []),
    ...needed.filter(({ present }) => !present).map((absent) => absent.missing),
  ];
  const holds = n > 0 && needed.every(({ present }) => present);
  return { k, n, holds, missing, ...(holds ? daysOf(needed) : {}), proof: proofOf(tab, pieces) };
}

/** Evidence of «хотя бы один»: the earliest present piece is the proof. */
export function any(tab: TabName, pieces: readonly Piece[], first: string): Evidence {
  const found = pieces.filter(({ present }) => present);
  const open = pieces.filter(({ present }) => !present).map(({ missing }) => missing);
  const on = earliestDay(found.map((one) => one.on));
  const proving = found.find((one) => one.on === on);
  return {
    k: proving ? 1 : 0,
    n: 1,
    holds: proving !== undefined,
    missing: proving ? [] : open.length > 0 ? open : [first],
    ...(proving ? daysOf([proving]) : {}),
    proof: proofOf(tab, proving ? [proving] : []),
  };
}

/** The better of two alternatives: the earlier one if both hold, the more complete one if neither holds. */
export function either(one: Evidence, other: Evidence): Evidence {
  if (one.holds !== other.holds) return one.holds ? one : other;
  if (one.holds) return (one.doneOn ?? '') <= (other.doneOn ?? '') ? one : other;
  const share = ({ k, n }: Evidence) => (n === 0 ? 0 : k / n);
  return share(other) > share(one) ? other : one;
}

export interface Evidence {
  /** `n` pieces are needed, and `k` are present. With n = 0 the activity is never done. */
  readonly k: number;
  readonly n: number;
  /** Whether the evidence proves the activity. k = n is not always enough. */
  readonly holds: boolean;
  /** ISO date of the last dated piece, if the evidence holds. */
  readonly doneOn?: string;
  /** A piece without a date is no later than the day on which we first saw it. */
  readonly undated?: boolean;
  /** The missing pieces, as tasks in short Russian phrases. */
  readonly missing: readonly string[];
  /** Remarks that block nothing: «К-07: нет стартовой оценки». */
  readonly remarks?: readonly string[];
  /** Where the proof is, or where it will be. */
  readonly proof?: Proof;
  /** Whether work has begun that does not count yet, such as a draft. */
  readonly started?: boolean;
}
