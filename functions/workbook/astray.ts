import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { normalLabel } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import { matchColumns, type RowMatch, RowMatcher } from './match-rows.ts';
import { type CellContent, changedContent, contentOf, sameContent } from './same-cell.ts';
import { apply, type CellChange, type Snapshot, type Tab } from './snapshot.ts';

type SetCell = Extract<CellChange, { kind: 'set' }>;

/** What puts right what a write did to a workbook in which people had moved rows or columns. */
export interface PutRight {
  readonly changes: readonly CellChange[];
  /** Takes our marks off columns that are not ours: ours had been deleted. */
  readonly requests: readonly sheets_v4.Schema$Request[];
}

/** One tab: as it was read, what was written, as it stands now. */
class TabAstray {
  private readonly before: Tab;
  private readonly after: Tab;
  private readonly columns: ReadonlyMap<number, number>;
  private readonly rows: ReadonlyMap<number, RowMatch>;
  /** What was written, by grid row and column of the earlier reading. */
  private readonly written: ReadonlyMap<number, readonly SetCell[]>;
  /** Columns of the earlier reading in whose places something else stands now, and which column that is; -1 for one that nobody knows. */
  private readonly strangers: ReadonlyMap<number, number>;

  constructor(before: Tab, after: Tab, sets: readonly SetCell[], lost: ReadonlySet<number>) {
    this.before = before;
    this.after = after;
    this.columns = matchColumns(before, after);
    const inPlace = new Map([...before.cells.keys()].map((row) => [row, { row, copy: false }]));
    this.rows =
      before.layout.kind === 'view'
        ? inPlace
        : new Map([[0, { row: 0, copy: false }], ...new RowMatcher(before, after, this.columns, sets).match()]);
    this.written = groupBy(sets, ({ row }) => row);
    this.strangers = new Map(
      [...before.marks].flatMap(([column, { id }]) => (lost.has(id) ? [[column, this.strangerAt(column)]] : [])),
    );
  }

  /** Which column of the earlier reading stands now where the mark of another one lies. */
  private strangerAt(column: number): number {
    const header = (tab: Tab, index: number | undefined) => normalLabel(String(tab.cells[0]?.[index ?? -1] ?? ''));
    const wanted = header(this.after, this.columns.get(column));
    if (wanted === '') return -1;
    return (this.before.cells[0] ?? []).findIndex(
      (_, index) => index !== column && header(this.before, index) === wanted,
    );
  }

  private have(row: number, column: number): CellContent {
    return contentOf(this.after, row, this.columns.get(column) ?? -1);
  }

  /** What a cell said before our write. */
  private was(row: number | undefined, column: number): CellContent {
    const origin = this.strangers.get(column) ?? column;
    return row === undefined || origin < 0 ? {} : contentOf(this.before, row, origin);
  }

  private meant(set: SetCell): CellContent {
    return this.strangers.has(set.column)
      ? this.was(set.row, set.column)
      : changedContent(this.was(set.row, set.column), set);
  }

  /** Rows that were written, and do not show now what was meant for them: that went elsewhere. */
  private missed(): SetCell[][] {
    const places = new Map([...this.rows].flatMap(([place, { row, copy }]) => (copy ? [] : [[row, place] as const])));
    return [...this.written].flatMap(([row, sets]) => {
      const place = places.get(row);
      const shown =
        place !== undefined && sets.every((set) => sameContent(this.have(place, set.column), changedContent({}, set)));
      return shown && !sets.some(({ column }) => this.strangers.has(column)) ? [] : [[...sets]];
    });
  }

  changes(): CellChange[] {
    const missed = this.missed();
    if (missed.length === 0) return [];
    const astray = groupBy(missed.flat(), ({ column }) => column);
    const isAstray = (content: CellContent, column: number) =>
      astray.get(column)?.some((set) => sameContent(content, changedContent({}, set))) ?? false;
    return [...this.after.cells.keys()].flatMap((place) => {
      const match = this.rows.get(place);
      if (!match) return this.freed(place, missed);
      const own = new Map(match.copy ? [] : this.written.get(match.row)?.map((set) => [set.column, set]));
      return [...astray.keys()].flatMap((column) => {
        const set = own.get(column);
        const [have, was] = [this.have(place, column), this.was(match.row, column)];
        const want = set ? this.meant(set) : was;
        const isOurs = isAstray(have, column) || (set !== undefined && sameContent(have, was));
        return isOurs ? this.put(place, column, have, want) : [];
      });
    });
  }

  /** A row that nobody knows is new: what our write put there goes. */
  private freed(place: number, missed: readonly (readonly SetCell[])[]): CellChange[] {
    const hit = missed.find(
      (sets) =>
        sets.some(({ value }) => value !== undefined) &&
        sets.every((set) => sameContent(this.have(place, set.column), changedContent({}, set))),
    );
    return (hit ?? []).flatMap(({ column }) => this.put(place, column, this.have(place, column), {}));
  }

  private put(row: number, column: number, have: CellContent, want: CellContent): CellChange[] {
    const place = this.columns.get(column);
    if (place === undefined || sameContent(have, want)) return [];
    const { value, formula, link, note } = want;
    const change = { kind: 'set', tab: this.after.layout.name, row, column: place, value } as const;
    return [
      {
        ...change,
        ...(formula === undefined ? {} : { formula }),
        ...(link === have.link ? {} : { link: link ?? null }),
        ...(note === have.note ? {} : { note: note ?? null }),
      },
    ];
  }
}

/**
 * What puts a workbook right after a write that people's hands had crossed: each written value goes into the row that it was meant for,
 * and what it overwrote elsewhere is given back as it was read. Cells that somebody else wrote since stay as they are.
 * @param before the reading that the changes were made from
 * @param after a reading after the write
 * @param lost ids of marks whose columns had been deleted when we wrote
 */
export function putRight(
  before: Snapshot,
  changes: readonly CellChange[],
  after: Snapshot,
  lost: ReadonlySet<number> = new Set(),
): PutRight {
  const found = [...groupBy(changes, ({ tab }) => tab)].flatMap(([name, own]) => {
    const now = after.tabs.get(name);
    // Rows that were added below are rows of ours from then on.
    const appended = own.filter(({ kind }) => kind === 'append');
    const was = apply(appended, before, before.revision).tabs.get(name);
    const sets = own.filter((change) => change.kind === 'set');
    if (!was || !now) return [];
    return new TabAstray(was, now, sets, lost).changes();
  });
  const requests = [...lost].map((metadataId) => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
  }));
  return { changes: found, requests };
}
