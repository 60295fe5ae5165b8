import { trace } from './match-rows.ts';
import type { SetCell, Tab } from './snapshot.ts';

/**
 * Finds out whether people tore rows of a tab apart: they sorted some columns alone, or pushed down the cells of some columns. A torn row has cells
 * of several earlier rows.
 */
export class TornRows {
  /** For each row of the later snapshot and each column of the earlier snapshot: the only earlier row with the cell's value. */
  private readonly origins = new Map<number, Map<number, number>>();
  /** For each earlier row: the later rows that have its cells. */
  private readonly places = new Map<number, Set<number>>();

  /**
   * @param columns - for each column of the earlier snapshot, its place in the later snapshot
   * @param sets - our own writes. Their values do not identify rows.
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

  /** Whether the cells of any row are now in several rows. */
  get areTorn(): boolean {
    return [...this.places.values()].some(({ size }) => size > 1);
  }

  /** Whether a later row has all cells of one earlier row and no cells of other rows. */
  isWhole(place: number, row: number): boolean {
    const shown = new Set(this.origins.get(place)?.values());
    return shown.size === 1 && shown.has(row) && this.places.get(row)?.size === 1;
  }

  /** The earlier rows of the nearest known cells to the right and left of a column. People move adjacent cells together. */
  beside(place: number, column: number): readonly number[] {
    const known = [...(this.origins.get(place) ?? [])].sort(([a], [b]) => a - b);
    const left = known.findLast(([each]) => each < column);
    const right = known.find(([each]) => each > column);
    return [...new Set([right, left].flatMap((each) => (each ? [each[1]] : [])))];
  }
}

/** The values that occur only once in a column, with their rows. */
function singles({ cells }: Tab, column: number): Map<string, number> {
  const found = new Map<string, number | undefined>();
  cells.forEach((row, at) => {
    const value = trace(row[column]);
    if (at > 0 && value !== '') found.set(value, found.has(value) ? undefined : at);
  });
  return new Map([...found].flatMap(([value, at]) => (at === undefined ? [] : [[value, at] as const])));
}
