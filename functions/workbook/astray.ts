import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { normalLabel } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import { matchColumns, type RowMatch, RowMatcher } from './match-rows.ts';
import { type Movement, movedFormula } from './moved-formula.ts';
import { type CellContent, changedContent, contentOf, sameContent, shows } from './same-cell.ts';
import { apply, type CellChange, type Snapshot, type Tab } from './snapshot.ts';
import { TornRows } from './torn-rows.ts';

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
  /** Absent for a view, which is ours alone. */
  private readonly torn: TornRows | undefined;
  private readonly movement: Pick<Movement, 'rows' | 'columns'>;
  /** What was written, by grid row and column of the earlier reading. */
  private readonly written: ReadonlyMap<number, readonly SetCell[]>;
  /** Columns of the earlier reading in whose places something else stands now, and which column that is; -1 for one that nobody knows. */
  private readonly strangers: ReadonlyMap<number, number>;

  constructor(before: Tab, after: Tab, sets: readonly SetCell[], lost: ReadonlySet<number>) {
    this.before = before;
    this.after = after;
    const places = new Map(matchColumns(before, after));
    // The mark of a lost column was laid where it was read; the mark of the column that stands there now may hide it.
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

  /** How references of formulas follow what people moved. */
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

  /** A formula of the earlier reading as it reads now that its row has come to this place. */
  private moved<T extends { readonly formula?: string | undefined }>(content: T, row: number, place: number): T {
    if (content.formula === undefined) return content;
    const movement = { ...this.movement, title: this.before.title, from: row, to: place };
    return { ...content, formula: movedFormula(content.formula, movement) };
  }

  /** What a cell said before our write, in the words of the place where its row stands now. */
  private was(row: number, column: number, place: number): CellContent {
    const origin = this.strangers.get(column) ?? column;
    return origin < 0 ? {} : this.moved(contentOf(this.before, row, origin), row, place);
  }

  private meant(set: SetCell, place: number): CellContent {
    const was = this.was(set.row, set.column, place);
    return this.strangers.has(set.column) ? was : changedContent(was, this.moved(set, set.row, place));
  }

  /** Whether each written row is known and shows what was meant for it: then nothing went elsewhere. */
  private get allLanded(): boolean {
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
   * Where rows were torn apart nobody knows where a value belongs: whatever of ours did not meet its whole row is taken back, and what
   * stood there is given back as the cells beside it tell. The next run looks at what people made of the tab.
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

  /** Grid column of the keys in the earlier reading; undefined where several columns make a key. */
  private get keyColumn(): number | undefined {
    const [key, ...more] = this.before.layout.key;
    return key === undefined || more.length > 0 ? undefined : this.before.columns.get(key);
  }

  /** Rows of the earlier reading whose keys stand nowhere now. */
  private lostKeys(column: number): Set<number> {
    const present = new Set(this.after.cells.map((cells) => cells[this.columns.get(column) ?? -1]));
    const keys = this.before.cells.map((cells) => cells[column]);
    return new Set(keys.flatMap((key, row) => (row > 0 && key !== undefined && !present.has(key) ? [row] : [])));
  }

  /** The row of the earlier reading that followed upon the one whose key stands above a place now; -1 for none. */
  private nextKey(place: number, column: number): number {
    const above = this.have(place - 1, column).value;
    const row = above === undefined ? -1 : this.before.cells.findIndex((cells) => cells[column] === above);
    return row > 0 ? row + 1 : -1;
  }

  changes(): CellChange[] {
    if (this.torn?.areTorn) return this.takenBack(this.torn);
    if (this.allLanded) return [];
    const astray = groupBy([...this.written.values()].flat(), ({ column }) => column);
    return [...this.after.cells.keys()].flatMap((place) => {
      const match = this.rows.get(place);
      if (!match) return this.freed(place);
      const own = new Map(this.written.get(match.row)?.map((set) => [set.column, set]));
      return [...astray].flatMap(([column, sets]) => {
        const set = own.get(column);
        const have = this.have(place, column);
        const isOurs = sets.some((each) => this.shows(place, each));
        const was = this.was(match.row, column, place);
        // What was meant for a row is not owed to its copy.
        const isLeft = set !== undefined && !match.copy && sameContent(have, was);
        return isOurs || isLeft ? this.put(place, column, have, set ? this.meant(set, place) : was) : [];
      });
    });
  }

  /** A row that nobody knows is new: what our write put there goes. */
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

/** The cells of a row that was added. */
const cellsOf = ({ tab, cells }: Extract<CellChange, { kind: 'append' }>, row: number): SetCell[] =>
  [...cells].map(([column, value]) => ({ kind: 'set', tab, row, column, value }));

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
    const appended = own.filter((change) => change.kind === 'append');
    const was = apply(appended, before, before.revision).tabs.get(name);
    if (!was || !now) return [];
    const below = was.cells.length - appended.length;
    // Their cells count only where they went into a column that is not ours.
    const added = lost.size > 0 ? appended.flatMap((change, i) => cellsOf(change, below + i)) : [];
    const sets = own.filter((change) => change.kind === 'set');
    return new TabAstray(was, now, [...sets, ...added], lost).changes();
  });
  const requests = [...lost].map((metadataId) => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
  }));
  return { changes: found, requests };
}
