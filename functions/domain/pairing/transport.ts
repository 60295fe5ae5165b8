/**
 * The pairing as numbers. Worth is lexicographic in two whole numbers, `high` before `low` (see `packing.ts`); both may be
 * `Float64Array`, because every sum and difference the solver forms stays inside 2⁵³.
 *
 * Mentees are 0 … mentees − 1. Columns are what a mentee can ask for: column j < mentors is mentor j himself, column
 * mentors + j is his door, through which those come who want to be alone with him. At most one may have come through a door.
 */
export interface Transport {
  readonly mentees: number;
  readonly mentors: number;
  /** The arcs of mentee i are start[i] … start[i + 1] − 1, in order of mentors. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly menteeOf: Int32Array;
  /** What the pair is worth. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** Places of each mentor, and how many mentees he leads besides (they are not in this problem). */
  readonly room: Int32Array;
  readonly led: Int32Array;
  /** What a unit of squared load takes away from `low`. */
  readonly loadStep: number;
  /** Whether anybody wants to be alone: only then are doors looked at. */
  readonly doors: boolean;
  /** The arcs that lead into column c are into[intoStart[c]] … into[intoStart[c + 1] − 1]. */
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
}

export type TransportArcs = Omit<Transport, 'menteeOf' | 'intoStart' | 'into'>;

/** Adds to the arcs of the mentees the ways to look them up: by arc and by column. */
export function indexed(arcs: TransportArcs): Transport {
  const { mentees, mentors, start, column } = arcs;
  const menteeOf = new Int32Array(column.length);
  for (let mentee = 0; mentee < mentees; mentee++) menteeOf.fill(mentee, start[mentee], start[mentee + 1]);
  const columns = 2 * mentors;
  const intoStart = new Int32Array(columns + 1);
  for (const to of column) intoStart[to + 1] = (intoStart[to + 1] ?? 0) + 1;
  for (let at = 0; at < columns; at++) intoStart[at + 1] = (intoStart[at + 1] ?? 0) + (intoStart[at] ?? 0);
  const next = intoStart.slice(0, columns);
  const into = new Int32Array(column.length);
  column.forEach((to, arc) => {
    const at = next[to] ?? 0;
    into[at] = arc;
    next[to] = at + 1;
  });
  return { ...arcs, menteeOf, intoStart, into };
}
