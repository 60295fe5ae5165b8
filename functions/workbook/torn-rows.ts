import { trace } from './match-rows.ts';
import type { CellChange, Tab } from './snapshot.ts';

type SetCell = Extract<CellChange, { kind: 'set' }>;

/**
 * Tells whether people tore the rows of a tab apart between two readings: they sorted some of its columns alone, or pushed cells
 * of some columns down. Then a place of the later reading shows cells of several rows of the earlier one.
 */
export class TornRows {
  /** By place of the later reading and column of the earlier: the row of the earlier reading that its value had alone. */
  private readonly origins = new Map<number, Map<number, number>>();
  /** The same the other way round: the places where the cells of a row stand. */
  private readonly places = new Map<number, Set<number>>();

  /**
   * @param columns where columns of the earlier reading stand in the later one
   * @param sets what our write put there: such values tell nothing
   */
  constructor(before: Tab, after: Tab, columns: ReadonlyMap<number, number>, sets: readonly SetCell[]) {
    const ours = new Set(sets.map(({ column, value }) => `${column} ${trace(value)}`));
    for (const [column, now] of columns) {
      const rows = singles(before, column);
      for (const [value, place] of singles(after, now)) {
        const row = rows.get(value);
        if (row === undefined || ours.has(`${column} ${value}`)) continue;
        this.origins.set(place, (this.origins.get(place) ?? new Map<number, number>()).set(column, row));
        this.places.set(row, (this.places.get(row) ?? new Set<number>()).add(place));
      }
    }
  }

  /** Whether the cells of any row stand in several places now. */
  get areTorn(): boolean {
    return [...this.places.values()].some(({ size }) => size > 1);
  }

  /** Whether a place shows a row of the earlier reading, all of it and nothing else. */
  isWhole(place: number, row: number): boolean {
    const shown = new Set(this.origins.get(place)?.values());
    return shown.size === 1 && shown.has(row) && this.places.get(row)?.size === 1;
  }

  /** The rows whose cells stand nearest to a column on either side: people move cells that lie side by side. */
  beside(place: number, column: number): readonly number[] {
    const known = [...(this.origins.get(place) ?? [])].sort(([a], [b]) => a - b);
    const left = known.findLast(([each]) => each < column);
    const right = known.find(([each]) => each > column);
    return [...new Set([right, left].flatMap((each) => (each ? [each[1]] : [])))];
  }
}

/** The values that stand only once in a column, with their rows. */
function singles({ cells }: Tab, column: number): Map<string, number> {
  const found = new Map<string, number | undefined>();
  cells.forEach((row, at) => {
    const value = trace(row[column]);
    if (at > 0 && value !== '') found.set(value, found.has(value) ? undefined : at);
  });
  return new Map([...found].flatMap(([value, at]) => (at === undefined ? [] : [[value, at] as const])));
}
