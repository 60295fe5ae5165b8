import { normalLabel, type Raw } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import type { SetCell, Tab } from './snapshot.ts';

/** The places of a tab's columns in a later snapshot, by our marks or, without a mark, by headers. */
export function matchColumns(before: Tab, after: Tab): ReadonlyMap<number, number> {
  const places = new Map([...after.marks].map(([column, { id }]) => [id, column]));
  const found = new Map<number, number>();
  for (const [column, { id }] of before.marks) {
    const place = places.get(id);
    if (place !== undefined) found.set(column, place);
  }
  const header = (tab: Tab, column: number) => normalLabel(String(tab.cells[0]?.[column] ?? ''));
  const taken = new Set(found.values());
  const free = Array.from({ length: after.columnCount }, (_, column) => column).filter((column) => !taken.has(column));
  for (let column = 0; column < before.columnCount; column++) {
    if (before.marks.has(column)) continue;
    const same = free.filter((place) => header(after, place) === header(before, column));
    const place = same.find((each) => each === column) ?? same[0];
    if (place === undefined) continue;
    found.set(column, place);
    free.splice(free.indexOf(place), 1);
  }
  return found;
}

/** The origin of a row in a later snapshot. */
export interface RowMatch {
  readonly row: number;
  /** Whether this row is a copy. Our write was meant for the original. */
  readonly copy: boolean;
  /** Whether the match is a guess from the row's place. */
  readonly guessed: boolean;
}

/** A text to look up a value by; empty for an empty cell. We round numbers to whole seconds, because Google rounds times. */
export function trace(value: Raw | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? `n${Math.round(value * 86_400)}` : `${typeof value} ${value}`;
}

/** If more rows than this have a value, the value does not identify a row. */
const COMMON = 50;

interface Candidate {
  readonly before: number;
  readonly after: number;
  /** Whether our own write can explain all differences. */
  readonly fits: boolean;
  /** Whether the two rows share a value that no other row has. */
  readonly sure: boolean;
  readonly score: number;
}

/** Finds the rows of an earlier snapshot in a later snapshot, after changes by people and by our own write. */
export class RowMatcher {
  private readonly before: Tab;
  private readonly after: Tab;
  private readonly columns: ReadonlyMap<number, number>;
  private readonly keys: readonly number[];
  /** The values of our write by column, whatever row they are in now. */
  private readonly written = new Map<number, Set<string>>();
  private readonly writtenRows: readonly number[];
  private readonly found = new Map<number, RowMatch>();
  private readonly taken = new Set<number>();

  /** @param columns - for each column of the earlier snapshot, its place in the later snapshot */
  constructor(before: Tab, after: Tab, columns: ReadonlyMap<number, number>, sets: readonly SetCell[]) {
    this.before = before;
    this.after = after;
    this.columns = columns;
    const keys = before.layout.key.map((key) => before.columns.get(key) ?? -1);
    // If a key column is missing, keys do not identify rows.
    this.keys = keys.every((column) => columns.has(column)) ? keys : [];
    this.writtenRows = [...new Set(sets.map(({ row }) => row))];
    for (const { column, value } of sets) {
      const values = this.written.get(column) ?? new Set();
      this.written.set(column, values.add(trace(value)));
    }
  }

  /** By grid row of the later snapshot, without new rows. */
  match(): ReadonlyMap<number, RowMatch> {
    this.byKey();
    this.byContent();
    this.byNeighbours();
    this.inPlace();
    this.emptied();
    this.copies();
    return this.found;
  }

  private was(row: number, column: number): string {
    return trace(this.before.cells[row]?.[column]);
  }

  private is(row: number, column: number): string {
    const place = this.columns.get(column);
    return place === undefined ? '' : trace(this.after.cells[row]?.[place]);
  }

  private mayBeOurs(column: number, value: string): boolean {
    return this.written.get(column)?.has(value) ?? false;
  }

  private isEmpty(row: number): boolean {
    return !this.before.cells[row]?.some((cell) => cell !== undefined);
  }

  private get freeBefore(): number[] {
    return [...this.before.cells.keys()].filter((row) => row > 0 && !this.taken.has(row) && !this.isEmpty(row));
  }

  private get freeAfter(): number[] {
    return [...this.after.cells.keys()].filter((row) => row > 0 && !this.found.has(row));
  }

  private take(after: number, before: number, guessed = false): void {
    this.found.set(after, { row: before, copy: false, guessed });
    this.taken.add(before);
  }

  private keyBefore(row: number): string | undefined {
    const parts = this.keys.map((column) => this.was(row, column));
    return parts.length > 0 && parts.every((part) => part !== '') ? parts.join('|') : undefined;
  }

  /** The key of a later row; undefined if our write may have put the key there. */
  private keyAfter(row: number): string | undefined {
    const parts = this.keys.map((column) => this.is(row, column));
    const isWhole = parts.length > 0 && parts.every((part) => part !== '');
    return isWhole && !this.keys.some((column, i) => this.mayBeOurs(column, parts[i] ?? ''))
      ? parts.join('|')
      : undefined;
  }

  private byKey(): void {
    const rows = groupBy(this.freeBefore, (row) => this.keyBefore(row));
    const places = groupBy(this.freeAfter, (row) => this.keyAfter(row));
    for (const [key, own] of places) if (key !== undefined) this.byLikeness(rows.get(key) ?? [], own);
  }

  /**
   * Matches the rows with one key. Several rows may have it, for example after an earlier write to wrong rows. Then we match the most similar rows.
   */
  private byLikeness(rows: readonly number[], places: readonly number[]): void {
    const columns = [...this.columns.keys()];
    const pairs = rows.flatMap((row) =>
      places.map((place) => ({
        row,
        place,
        equal: columns.filter((column) => this.was(row, column) === this.is(place, column)).length,
      })),
    );
    for (const { row, place } of pairs.toSorted((a, b) => b.equal - a.equal)) {
      if (!this.taken.has(row) && !this.found.has(place)) this.take(place, row);
    }
    const [original] = rows;
    if (original === undefined) return;
    for (const place of places) {
      if (!this.found.has(place)) this.found.set(place, { row: original, copy: true, guessed: false });
    }
  }

  /** Rows without a key, or whose key our write may have replaced. */
  private unkeyed(): { readonly before: number[]; readonly after: number[] } {
    const isKeyWritten = this.keys.some((column) => this.written.has(column));
    const isKeyless = (row: number) => this.keys.every((column) => this.is(row, column) === '');
    return {
      before: this.freeBefore.filter((row) => isKeyWritten || this.keyBefore(row) === undefined),
      after: this.freeAfter.filter((row) => this.keyAfter(row) === undefined && (isKeyWritten || isKeyless(row))),
    };
  }

  private candidates(): Candidate[] {
    const { before, after } = this.unkeyed();
    const index = new Map<string, number[]>();
    const counts = new Map<string, number>();
    const values = (row: number, of: (row: number, column: number) => string) =>
      [...this.columns.keys()].flatMap((column) => {
        const value = of(row, column);
        return value === '' ? [] : [`${column} ${value}`];
      });
    for (const row of before) {
      for (const value of values(row, (r, c) => this.was(r, c))) index.set(value, [...(index.get(value) ?? []), row]);
    }
    for (const row of after) {
      for (const value of values(row, (r, c) => this.is(r, c))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return after.flatMap((row) => {
      const scores = new Map<number, { score: number; sure: boolean }>();
      for (const value of values(row, (r, c) => this.is(r, c))) {
        const rows = index.get(value) ?? [];
        if (rows.length > COMMON) continue;
        for (const one of rows) {
          const known = scores.get(one) ?? { score: 0, sure: false };
          const sure = known.sure || (rows.length === 1 && counts.get(value) === 1);
          scores.set(one, { score: known.score + 1 / rows.length, sure });
        }
      }
      return [...scores].map(([one, { score, sure }]) => ({
        before: one,
        after: row,
        fits: this.fits(one, row) && this.mayHaveLostKey(one, row),
        sure: sure && this.mayHaveLostKey(one, row),
        score,
      }));
    });
  }

  private fits(before: number, after: number): boolean {
    return [...this.columns.keys()].every((column) => {
      const value = this.is(after, column);
      return value === this.was(before, column) || this.mayBeOurs(column, value);
    });
  }

  /** Whether the earlier row had no key, or our write may have replaced it. */
  private mayHaveLostKey(before: number, after: number): boolean {
    return (
      this.keyBefore(before) === undefined || this.keys.some((column) => this.mayBeOurs(column, this.is(after, column)))
    );
  }

  private byContent(): void {
    const all = this.candidates()
      .filter(({ fits, sure }) => fits || sure)
      .sort(
        (a, b) =>
          Number(b.fits) - Number(a.fits) ||
          b.score - a.score ||
          Math.abs(a.before - a.after) - Math.abs(b.before - b.after),
      );
    for (const { before, after } of all) {
      if (!this.taken.has(before) && !this.found.has(after)) this.take(after, before);
    }
  }

  /** Whether every cell of a row is empty or may be a value of ours. Such a row remains where somebody deleted or emptied the row that we meant. */
  private isOursAlone(row: number): boolean {
    return [...this.columns.keys()].every((column) => {
      const value = this.is(row, column);
      return value === '' || this.mayBeOurs(column, value);
    });
  }

  /**
   * If all identifying cells of a row were changed, its place between matched rows decides. After a sort, this works only if a single row remains.
   */
  private byNeighbours(): void {
    const pairs = [...this.found].flatMap(([after, { row, copy }]) => (copy ? [] : [[after, row] as const]));
    const anchors = [[0, 0] as const, ...pairs.sort(([a], [b]) => a - b)];
    const isOrdered = anchors.every(([, row], i) => i === 0 || row > (anchors[i - 1]?.[1] ?? 0));
    const { before, after } = this.unkeyed();
    const left = after.filter((row) => !this.isOursAlone(row));
    for (const [i, [top, first]] of (isOrdered ? anchors : anchors.slice(0, 1)).entries()) {
      const [bottom, last] = (isOrdered ? anchors[i + 1] : undefined) ?? [Infinity, Infinity];
      const rows = before.filter((row) => row > first && row < last);
      const places = left.filter((place) => place > top && place < bottom);
      if (rows.length !== places.length || (rows.length > 1 && !isOrdered)) continue;
      for (const [j, place] of places.entries()) {
        const row = rows[j];
        if (row !== undefined && this.shareCell(row, place) && !this.isAnother(row, place)) this.take(place, row, true);
      }
    }
  }

  /** The columns of a later row whose values are not ours. */
  private theirs(after: number): number[] {
    return [...this.columns.keys()].filter((column) => {
      const value = this.is(after, column);
      return value !== '' && !this.mayBeOurs(column, value);
    });
  }

  private shareCell(before: number, after: number): boolean {
    return this.theirs(after).some((column) => this.is(after, column) === this.was(before, column));
  }

  /** Whether a later row has a unique value of a different earlier row. */
  private isAnother(before: number, after: number): boolean {
    return this.theirs(after).some((column) => {
      const value = this.is(after, column);
      const rows =
        this.was(before, column) === value ? [] : this.before.cells.filter((_, row) => this.was(row, column) === value);
      return rows.length === 1;
    });
  }

  /** Matches rows without a key, and written rows that were empty before, by their place. */
  private inPlace(): void {
    const { before, after } = this.unkeyed();
    const free = new Set(after.filter((row) => this.isEmpty(row) || !this.isOursAlone(row)));
    const empty = this.writtenRows.filter((row) => this.isEmpty(row));
    for (const row of [...before, ...empty]) {
      if (this.keyBefore(row) !== undefined || this.isAnother(row, row)) continue;
      if (free.delete(row)) this.take(row, row, true);
    }
  }

  /** Matches the rows that our write emptied, in any order, because they are all equal. */
  private emptied(): void {
    const columns = [...this.columns.keys()];
    const gone = this.freeBefore.filter((row) =>
      columns.every((column) => this.was(row, column) === '' || this.mayBeOurs(column, '')),
    );
    const empty = this.freeAfter.filter((row) => columns.every((column) => this.is(row, column) === ''));
    gone.forEach((row, i) => {
      const place = empty[i];
      if (place !== undefined) this.take(place, row, true);
    });
  }

  /** Finds copied rows, which equal another row in all columns that our write did not touch. */
  private copies(): void {
    const untouched = [...this.columns.keys()].filter((column) => !this.written.has(column));
    const looks = new Map<string, number>();
    for (const row of this.taken) {
      const look = untouched.map((column) => this.was(row, column));
      if (look.some((value) => value !== '')) looks.set(look.join('\n'), row);
    }
    for (const after of this.freeAfter) {
      const row = looks.get(untouched.map((column) => this.is(after, column)).join('\n'));
      if (row !== undefined) this.found.set(after, { row, copy: true, guessed: false });
    }
  }
}
