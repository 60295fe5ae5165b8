import { earliestDay, latestDay } from '../calendar/day.ts';
import type { TabName } from '../programme.ts';

import type { Proof } from './proof.ts';

/** One thing that an activity needs. It exists since a day, or it is missing. */
export interface Piece {
  readonly present: boolean;
  /** The day on which it came to exist; absent if nobody wrote it down. */
  readonly on?: string | undefined;
  /** What to do while it is missing: a short Russian phrase. */
  readonly missing: string;
  /** The grid row where it is recorded. */
  readonly at?: number | undefined;
  /** The link or the name of the paper, as the staff entered it. */
  readonly link?: string | undefined;
}

type Place = Pick<Piece, 'at' | 'link'>;

/** A piece of evidence. It exists if its value does. */
export function piece(present: boolean, missing: string, on?: string, place: Place = {}): Piece {
  return { present, missing, on, ...place };
}

interface Extra {
  /** Conditions that count only while they are missing: «5 из 5» must not appear if something is missing. */
  readonly also?: readonly Piece[];
  /** What must exist before anything can be counted. */
  readonly first?: string;
}

/** The proof that pieces give: their rows on the tab, and the link if only one piece has a link. */
function proofOf(tab: TabName, pieces: readonly Piece[]): Proof {
  const present = pieces.filter((one) => one.present);
  const rows = [...new Set(present.flatMap(({ at }) => at ?? []))].sort((a, b) => a - b);
  const links = [...new Set(present.flatMap(({ link }) => link ?? []))];
  return { tab, ...(rows.length > 0 ? { rows } : {}), ...(links.length === 1 && links[0] ? { link: links[0] } : {}) };
}

/** The last day of the existing pieces, if known. */
function daysOf(pieces: readonly Piece[]): Pick<Evidence, 'doneOn' | 'undated'> {
  const doneOn = latestDay(pieces.map(({ on }) => on));
  const undated = pieces.some(({ on }) => on === undefined);
  return { ...(doneOn ? { doneOn } : {}), ...(undated ? { undated } : {}) };
}

/**
 * Evidence of «все, и хотя бы один»: all pieces exist, and there is at least one. Only then `k` equals `n` and is positive.
 * @param tab the tab of the pieces
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

/** Evidence of «хотя бы один»: the first existing piece proves it. */
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

/** The first of two proofs that holds; if neither does, the one that lacks less. */
export function either(one: Evidence, other: Evidence): Evidence {
  if (one.holds !== other.holds) return one.holds ? one : other;
  if (one.holds) return (one.doneOn ?? '') <= (other.doneOn ?? '') ? one : other;
  const share = ({ k, n }: Evidence) => (n === 0 ? 0 : k / n);
  return share(other) > share(one) ? other : one;
}

/** The evidence for one activity, before dates are considered. */
export interface Evidence {
  /** How many pieces exist, and how many are needed. If n = 0, the activity is never done. */
  readonly k: number;
  readonly n: number;
  /** Whether the activity is proved; k = n is not always enough. */
  readonly holds: boolean;
  /** ISO date of the last dated piece, if the activity is proved. */
  readonly doneOn?: string;
  /** True if a piece has no date. We then know only that it came no later than the day on which it was first seen. */
  readonly undated?: boolean;
  /** What is missing, as tasks; short Russian phrases. */
  readonly missing: readonly string[];
  /** Remarks that matter but block nothing: «К-07: нет стартовой оценки». */
  readonly remarks?: readonly string[];
  /** Where the proof is, or where it will be. */
  readonly proof?: Proof;
  /** True if something has begun that does not count yet, such as a draft. */
  readonly started?: boolean;
}
