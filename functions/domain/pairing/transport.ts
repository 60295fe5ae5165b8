/**
 * The pairing as numbers. The value of a pair is two whole numbers; `high` is compared before `low` (see `packing.ts`). All sums in the solver stay
 * within 2⁵³, so a `Float64Array` stores them exactly.
 *
 * Column j is mentor j. Column mentors + j is the door of mentor j: a mentee who wants to be alone with mentor j uses it, and at most one mentee may
 * do so.
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
  /** For each mentor: the smallest number of this problem's mentees that makes a group, together with the mentees whom the mentor already leads. */
  readonly group: Int32Array;
  /** For each mentee: 1 if the mentee must not be the only mentee of a mentor. */
  readonly together: Uint8Array;
  /** Whether groups have conditions. If not, the solver ignores `group` and `together`. */
  readonly sized: boolean;
  /** The amount by which `low` falls when the sum of squared loads rises by one. */
  readonly loadStep: number;
  /** The amount that the first mentee of a mentor without mentees adds to `high`. */
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
