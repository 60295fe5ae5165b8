import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { normalLabel } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import { matchColumns, type RowMatch, RowMatcher } from './match-rows.ts';
import { type Movement, movedFormula } from './moved-formula.ts';
import { type CellContent, changedContent, contentOf, sameContent, shows } from './same-cell.ts';
import { apply, type CellChange, type SetCell, type Snapshot, type Tab } from './snapshot.ts';
import { TornRows } from './torn-rows.ts';

/** What repairs a workbook after people moved rows or columns during our write. */
interface Repair {
  readonly changes: readonly CellChange[];
  /** Requests that remove our marks from wrong columns. Our write put them there because people had deleted the right columns. */
  readonly requests: readonly sheets_v4.Schema$Request[];
}

/** Compares the snapshots of one tab before and after our writes. */
class TabRepair {
  private readonly before: Tab;
  private readonly after: Tab;
  private readonly columns: ReadonlyMap<number, number>;
  private readonly rows: ReadonlyMap<number, RowMatch>;
  /** Undefined for a view, because only the program writes views. */
  private readonly torn: TornRows | undefined;
  private readonly movement: Pick<Movement, 'rows' | 'columns'>;
  private readonly written: ReadonlyMap<number, readonly SetCell[]>;
  /** For each deleted column of ours, the column that now has its place and mark; -1 if unknown. */
  private readonly strangers: ReadonlyMap<number, number>;

  constructor(before: Tab, after: Tab, sets: readonly SetCell[], lost: ReadonlySet<number>) {
    this.before = before;
    this.after = after;
    const places = new Map(matchColumns(before, after));
    // A deleted column's mark is now on another column, and may hide that column's own mark.
    for (const [column, { id }] of before.marks) if (lost.has(id) && !places.has(column)) places.set(column, column);
    this.columns = places;
    this.written = groupBy(sets, ({ row }) => row);
    this.strangers = new Map(
      [...before.marks].flatMap(([column, { id }]) => (lost.has(id) ? [[column, this.strangerAt(column)]] : [])),
    );
    const itself = (row: number): [number, RowMatch] => [row, { row, copy: false, guessed: false }];
    const ours = new Map([...this.columns].filter(([column]) => !this.strangers.has(column)));
    this.rows =
      before.layout.kind === 'view'
        ? new Map([...before.cells.keys()].map(itself))
        : new Map([itself(0), ...new RowMatcher(before, after, ours, sets).match()]);
    this.movement = this.movementOf();
    this.torn = before.layout.kind === 'view' ? undefined : new TornRows(before, after, ours, sets);
  }

  /** The new places of rows and columns, for updating references in formulas. */
  private movementOf(): Pick<Movement, 'rows' | 'columns'> {
    const columns = (column: number) => this.columns.get(column) ?? column;
    const pairs = [...this.rows].filter(([, { copy }]) => !copy).sort(([a], [b]) => a - b);
    const isOrdered = pairs.every(([, { row }], i) => i === 0 || row > (pairs[i - 1]?.[1].row ?? -1));
    if (!isOrdered) return { columns };
    const rows = (row: number) => {
      const [place, { row: nearest }] = pairs.findLast(([, match]) => match.row <= row) ?? [0, { row: 0 }];
      return place + row - nearest;
    };
    return { columns, rows };
  }

  /** The column that now has the mark of a deleted column; -1 if unknown. */
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

  /** A cell of the earlier snapshot, with its formula updated for its row's new place. */
  private moved<T extends { readonly formula?: string | undefined }>(content: T, row: number, place: number): T {
    if (content.formula === undefined) return content;
    const movement = { ...this.movement, title: this.before.title, from: row, to: place };
    return { ...content, formula: movedFormula(content.formula, movement) };
  }

  /** A cell's content before our write, with its formula updated for the row's new place. */
  private was(row: number, column: number, place: number): CellContent {
    const origin = this.strangers.get(column) ?? column;
    return origin < 0 ? {} : this.moved(contentOf(this.before, row, origin), row, place);
  }

  private meant(set: SetCell, place: number): CellContent {
    const was = this.was(set.row, set.column, place);
    return this.strangers.has(set.column) ? was : changedContent(was, this.moved(set, set.row, place));
  }

  /** Whether every written row shows our values, so that there is nothing to repair. */
  private get allInPlace(): boolean {
    const places = new Map(
      [...this.rows].flatMap(([place, { row, copy, guessed }]) => (copy || guessed ? [] : [[row, place] as const])),
    );
    return [...this.written].every(([row, sets]) => {
      const place = places.get(row);
      return place !== undefined && sets.every((set) => !this.strangers.has(set.column) && this.shows(place, set));
    });
  }

  private shows(place: number, set: SetCell): boolean {
    return shows(this.have(place, set.column), set);
  }

  /**
   * If people tore rows apart, nobody knows where a value belongs. So we remove our values, except in complete rows. The neighbouring cells show
   * which content to restore.
   */
  private takenBack(torn: TornRows): CellChange[] {
    const sets = groupBy([...this.written.values()].flat(), ({ column }) => column);
    return [...sets].flatMap(([column, own]) => {
      const lost = column === this.keyColumn ? this.lostKeys(column) : undefined;
      return [...this.after.cells.keys()].flatMap((place) => {
        const set = place > 0 ? own.find((each) => this.shows(place, each)) : undefined;
        if (!set) return [];
        const beside = torn.beside(place, column);
        const pushed = this.nextKey(place, column);
        const isHome = lost ? torn.isWhole(place, set.row) && !lost.has(pushed) : beside[0] === set.row && !beside[1];
        if (isHome) return [];
        const row = lost
          ? [...beside, pushed].find((each) => lost.has(each))
          : (beside[0] ?? this.rows.get(place)?.row);
        if (row !== undefined) lost?.delete(row);
        const was = row === undefined ? {} : this.was(row, column, place);
        return this.put(place, column, this.have(place, column), was);
      });
    });
  }

  /** The grid column of the keys in the earlier snapshot; undefined if the key has several columns or none. */
  private get keyColumn(): number | undefined {
    const [key, ...more] = this.before.layout.key;
    return key === undefined || more.length > 0 ? undefined : this.before.columns.get(key);
  }

  /** Rows of the earlier snapshot whose keys are gone from the tab. */
  private lostKeys(column: number): Set<number> {
    const present = new Set(this.after.cells.map((cells) => cells[this.columns.get(column) ?? -1]));
    const keys = this.before.cells.map((cells) => cells[column]);
    return new Set(keys.flatMap((key, row) => (row > 0 && key !== undefined && !present.has(key) ? [row] : [])));
  }

  /** In the earlier snapshot, the row below the one whose key is now above this place; -1 if there is none. */
  private nextKey(place: number, column: number): number {
    const above = this.have(place - 1, column).value;
    const row = above === undefined ? -1 : this.before.cells.findIndex((cells) => cells[column] === above);
    return row > 0 ? row + 1 : -1;
  }

  changes(): CellChange[] {
    if (this.torn?.areTorn) return this.takenBack(this.torn);
    if (this.allInPlace) return [];
    const misplaced = groupBy([...this.written.values()].flat(), ({ column }) => column);
    return [...this.after.cells.keys()].flatMap((place) => {
      const match = this.rows.get(place);
      if (!match) return this.freed(place);
      const own = new Map(this.written.get(match.row)?.map((set) => [set.column, set]));
      return [...misplaced].flatMap(([column, sets]) => {
        const set = own.get(column);
        const have = this.have(place, column);
        const isOurs = sets.some((each) => this.shows(place, each));
        const was = this.was(match.row, column, place);
        // We write nothing into a copy of a row. If somebody copied the row after our write, the copy keeps its values.
        if (match.copy) {
          // The value that we meant to replace may belong to another row, because an earlier write put it there by mistake. So the copy does not get
          // it back.
          const isReplaced = set !== undefined && this.isSystem(column);
          return isOurs && !(set && this.shows(place, set)) ? this.put(place, column, have, isReplaced ? {} : was) : [];
        }
        const isLeft = set !== undefined && sameContent(have, was);
        return isOurs || isLeft ? this.put(place, column, have, set ? this.meant(set, place) : was) : [];
      });
    });
  }

  private isSystem(column: number): boolean {
    return this.before.layout.columns.some(
      ({ key, owner }) => owner === 'system' && this.before.columns.get(key) === column,
    );
  }

  /** Removes our values from a row that is new since the earlier snapshot. */
  private freed(place: number): CellChange[] {
    const hit = [...this.written.values()].find(
      (sets) => sets.some(({ value }) => value !== undefined) && sets.every((set) => this.shows(place, set)),
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

const cellsOf = ({ tab, cells }: Extract<CellChange, { kind: 'append' }>, row: number): SetCell[] =>
  [...cells].map(([column, value]) => ({ kind: 'set', tab, row, column, value }));

/**
 * Plans the repair of a workbook after people moved rows or columns during our write. Each value goes into its own row, and cells that we overwrote
 * by mistake get their content back. Cells that people changed after our write stay.
 * @param before - the snapshot on which the changes were based
 * @param after - a snapshot taken after the write
 * @param lost - ids of column marks whose columns people had deleted before the write
 */
export function repairMisplaced(
  before: Snapshot,
  changes: readonly CellChange[],
  after: Snapshot,
  lost: ReadonlySet<number> = new Set(),
): Repair {
  const found = [...groupBy(changes, ({ tab }) => tab)].flatMap(([name, own]) => {
    const now = after.tabs.get(name);
    // We compare as if the earlier snapshot already had our added rows.
    const appended = own.filter((change) => change.kind === 'append');
    const was = apply(appended, before, before.revision).tabs.get(name);
    if (!was || !now) return [];
    const below = was.cells.length - appended.length;
    // Cells of added rows are in a wrong column only if people deleted a column.
    const added = lost.size > 0 ? appended.flatMap((change, i) => cellsOf(change, below + i)) : [];
    const sets = own.filter((change) => change.kind === 'set');
    return new TabRepair(was, now, [...sets, ...added], lost).changes();
  });
  const requests = [...lost].map((metadataId) => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
  }));
  return { changes: found, requests };
}
