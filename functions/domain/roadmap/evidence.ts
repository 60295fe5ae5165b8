import { earliestDay, latestDay } from '../calendar/day.ts';
import type { TabName } from '../programme.ts';

import type { Proof } from './proof.ts';

/** One thing an activity needs: present since a day, or missing. */
export interface Piece {
  readonly present: boolean;
  /** Day it appeared; absent if nobody wrote it down. */
  readonly on?: string | undefined;
  /** The task while it is missing: a short Russian phrase. */
  readonly missing: string;
  /** Its grid row. */
  readonly at?: number | undefined;
  /** The link or paper name that staff entered. */
  readonly link?: string | undefined;
}

type Place = Pick<Piece, 'at' | 'link'>;

/** A piece that is present when its value is. */
export function piece(present: boolean, missing: string, on?: string, place: Place = {}): Piece {
  return { present, missing, on, ...place };
}

interface Extra {
  /** Conditions counted only while missing: «5 из 5» must not appear while something is missing. */
  readonly also?: readonly Piece[];
  /** What must exist before anything can be counted. */
  readonly first?: string;
}

/** The proof from pieces: their rows on the tab, and the link if only one piece has it. */
function proofOf(tab: TabName, pieces: readonly Piece[]): Proof {
  const present = pieces.filter((one) => one.present);
  const rows = [...new Set(present.flatMap(({ at }) => at ?? []))].sort((a, b) => a - b);
  const links = [...new Set(present.flatMap(({ link }) => link ?? []))];
  return { tab, ...(rows.length > 0 ? { rows } : {}), ...(links.length === 1 && links[0] ? { link: links[0] } : {}) };
}

/** The last day of the present pieces, if known. */
function daysOf(pieces: readonly Piece[]): Pick<Evidence, 'doneOn' | 'undated'> {
  const doneOn = latestDay(pieces.map(({ on }) => on));
  const undated = pieces.some(({ on }) => on === undefined);
  return { ...(doneOn ? { doneOn } : {}), ...(undated ? { undated } : {}) };
}

/**
 * Evidence of «все, и хотя бы один»: every piece is present, and at least one exists. Only then does `k` equal a positive `n`.
 * @param tab the tab of the pieces.
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

/** Evidence of «хотя бы один»: the first present piece proves it. */
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

/** Whichever of two proofs holds; if neither, the one closer to it. */
export function either(one: Evidence, other: Evidence): Evidence {
  if (one.holds !== other.holds) return one.holds ? one : other;
  if (one.holds) return (one.doneOn ?? '') <= (other.doneOn ?? '') ? one : other;
  const share = ({ k, n }: Evidence) => (n === 0 ? 0 : k / n);
  return share(other) > share(one) ? other : one;
}

/** The evidence for one activity, before dates are considered. */
export interface Evidence {
  /** Pieces present, and pieces needed; n = 0 is never «done». */
  readonly k: number;
  readonly n: number;
  /** Whether the rule holds; k = n is not always enough. */
  readonly holds: boolean;
  /** ISO date of the last dated piece of evidence, if the rule holds. */
  readonly doneOn?: string;
  /** True if a piece has no date: it came no later than the day it was first seen. */
  readonly undated?: boolean;
  /** What is missing, as tasks; short Russian phrases. */
  readonly missing: readonly string[];
  /** Worth knowing but not blocking: «К-07: нет стартовой оценки». */
  readonly remarks?: readonly string[];
  /** The present or future place of the proof. */
  readonly proof?: Proof;
  /** True if something has begun that does not count yet, such as a draft. */
  readonly started?: boolean;
}
