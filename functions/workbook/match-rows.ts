import { normalLabel, type Raw } from '../../sheets-schema/cell.ts';
import type { SetCell, Tab } from './snapshot.ts';

/** Where the columns of a tab stand in a later snapshot: by our marks, or by header if a column has none. */
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
  /** Grid row in the earlier snapshot. */
  readonly row: number;
  /** Somebody copied the row; our write meant the original. */
  readonly copy: boolean;
  /** Only the place suggests this match, no key or cell. */
  readonly guessed: boolean;
}

/** A text for looking up a value; times within half a second give the same text. Empty for an empty cell. */
export function trace(value: Raw | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? `n${Math.round(value * 86_400)}` : `${typeof value} ${value}`;
}

/** A value in more rows than this does not identify a row. */
const COMMON = 50;

interface Candidate {
  readonly before: number;
  readonly after: number;
  /** All differences may come from our own write. */
  readonly fits: boolean;
  /** Some value belongs to no other row. */
  readonly sure: boolean;
  readonly score: number;
}

/** Finds the rows of an earlier snapshot in a later one, after changes by people and by our own write. */
export class RowMatcher {
  private readonly before: Tab;
  private readonly after: Tab;
  private readonly columns: ReadonlyMap<number, number>;
  private readonly keys: readonly number[];
  /** The values of our write by column, in whichever row they ended. */
  private readonly written = new Map<number, Set<string>>();
  private readonly writtenRows: readonly number[];
  private readonly found = new Map<number, RowMatch>();
  private readonly taken = new Set<number>();

  /** @param columns the place in the later snapshot of each column of the earlier one */
  constructor(before: Tab, after: Tab, columns: ReadonlyMap<number, number>, sets: readonly SetCell[]) {
    this.before = before;
    this.after = after;
    this.columns = columns;
    const keys = before.layout.key.map((key) => before.columns.get(key) ?? -1);
    // If a part of the key is missing, keys tell nothing.
    this.keys = keys.every((column) => columns.has(column)) ? keys : [];
    this.writtenRows = [...new Set(sets.map(({ row }) => row))];
    for (const { column, value } of sets) {
      const values = this.written.get(column) ?? new Set();
      this.written.set(column, values.add(trace(value)));
    }
  }

  /** Matches by grid row of the later snapshot. New rows are missing. */
  match(): ReadonlyMap<number, RowMatch> {
    this.byKey();
    this.byContent();
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

  /** The key of a row, unless our write may have put it there. */
  private keyAfter(row: number): string | undefined {
    const parts = this.keys.map((column) => this.is(row, column));
    const isWhole = parts.length > 0 && parts.every((part) => part !== '');
    return isWhole && !this.keys.some((column, i) => this.mayBeOurs(column, parts[i] ?? ''))
      ? parts.join('|')
      : undefined;
  }

  private byKey(): void {
    const rows = new Map<string, number[]>();
    for (const row of this.freeBefore) {
      const key = this.keyBefore(row);
      if (key !== undefined) rows.set(key, [...(rows.get(key) ?? []), row]);
    }
    const firsts = new Map([...rows].map(([key, [first = 0]]) => [key, first]));
    for (const after of this.freeAfter) {
      const key = this.keyAfter(after);
      const first = key === undefined ? undefined : firsts.get(key);
      if (key === undefined || first === undefined) continue;
      const next = rows.get(key)?.shift();
      if (next === undefined) this.found.set(after, { row: first, copy: true, guessed: false });
      else this.take(after, next);
    }
  }

  /** Rows that no key identifies: they had none, or our write may have overwritten it. */
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

  /** Whether two rows may be the same without a common key: the earlier row had none, or our write may have overwritten it. */
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

  /** Whether a row contains nothing but our own values: then the row itself was deleted or emptied. */
  private isOursAlone(row: number): boolean {
    return [...this.columns.keys()].every((column) => {
      const value = this.is(row, column);
      return value === '' || this.mayBeOurs(column, value);
    });
  }

  /** Matches rows without a key by place, whatever somebody typed there; also rows that were empty. */
  private inPlace(): void {
    const { before, after } = this.unkeyed();
    const free = new Set(after.filter((row) => this.isEmpty(row) || !this.isOursAlone(row)));
    const empty = this.writtenRows.filter((row) => this.isEmpty(row));
    for (const row of [...before, ...empty]) {
      if (this.keyBefore(row) === undefined && free.delete(row)) this.take(row, row, true);
    }
  }

  /** Matches rows that our write emptied, in any order: they no longer differ. */
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

  /** Finds copies: rows that equal another row in all columns without our values. */
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
