/**
 * The pairing as numbers. The worth of a pair is two whole numbers, and `high` counts before `low` (see `packing.ts`). All sums in the solver stay
 * within 2⁵³, so a `Float64Array` stores them exactly.
 *
 * Column j is mentor j. Column mentors + j is the door of mentor j, for a mentee who wants to be alone with them; at most one mentee may use a door.
 */
export interface Transport {
  readonly mentees: number;
  readonly mentors: number;
  /** Mentee i's arcs are start[i] … start[i + 1] − 1, in mentor order. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly menteeOf: Int32Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** For each mentor: the places, and the mentees outside this problem whom the mentor leads. */
  readonly room: Int32Array;
  readonly led: Int32Array;
  /** For each mentor: the fewest mentees of this problem who make a group there, with those whom the mentor leads already. */
  readonly group: Int32Array;
  /** For each mentee: 1 if the mentee must not be the only one. */
  readonly together: Uint8Array;
  /** Whether groups have conditions. If not, the solver ignores `group` and `together`. */
  readonly sized: boolean;
  /** `low` falls by this much when the sum of squared loads rises by one. */
  readonly loadStep: number;
  /** What the first mentee of a mentor who leads nobody adds to `high`. */
  readonly firstGain: number;
  /** Whether anybody wants to be alone. If not, the solver ignores doors. */
  readonly doors: boolean;
  /** The arcs into column c are into[intoStart[c]] … into[intoStart[c + 1] − 1]. */
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
}

type TransportArcs = Omit<Transport, 'menteeOf' | 'intoStart' | 'into'>;

/** Adds two indexes to the mentees' arcs: the mentee of each arc, and the arcs of each column. */
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
