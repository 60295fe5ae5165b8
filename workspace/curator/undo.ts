import type { TableName } from '../../functions/domain/programme.ts';
import { untilCommitted } from '../../functions/jobs/conflict-retry.ts';
import type { School } from '../../functions/jobs/school.ts';
import { setCell } from '../../functions/workbook/set-cell.ts';
import { type CellChange, lastRow, type Snapshot, type Tab } from '../../functions/workbook/snapshot.ts';
import { commit, readExactly } from '../../functions/workbook/workbook.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { Edit } from './edit.ts';

/** A row that an action changed. `before` is absent for a row that the action added. */
interface ChangedRow {
  readonly table: TableName;
  /** The row's key; undefined for a new row, which had none. */
  readonly key: string | undefined;
  readonly at: number | undefined;
  readonly before: Readonly<Record<string, Raw | undefined>> | undefined;
  readonly after: Readonly<Record<string, Raw | undefined>>;
}

/** What the list of actions says about one of them. */
interface ActionDetails {
  readonly title: string;
  /** Local date and time, ISO. */
  readonly when: string;
  /** The account of the person; undefined if the school has no accounts. */
  readonly who: string | undefined;
  /** Where the action wrote: «Участники: К-07, К-08». */
  readonly place: string;
}

/** One action of a person, with the rows that it changed. */
export interface UndoEntry extends ActionDetails {
  readonly number: number;
  /** The changed rows that are not restored yet. */
  rows: readonly ChangedRow[];
  /** What the action did to the letters. */
  letters?: string;
  /** The result of the undo, if there was one. */
  undone?: Undone;
}

/** How many actions can be undone. We keep them only in memory, because they may contain names. */
const MOST_ENTRIES = 30;

const cellAt = (tab: Tab, row: number, key: string): Raw | undefined => tab.cells[row]?.[tab.columns.get(key) ?? -1];

const keyAt = (tab: Tab, row: number): string => tab.layout.key.map((key) => cellAt(tab, row, key) ?? '').join('|');

const isSame = (a: Raw | undefined, b: Raw | undefined) => String(a ?? '') === String(b ?? '');

/** The present index of a row that an action changed; -1 if nobody can tell which row it is. */
function rowNow(tab: Tab, { key, at, before, after }: ChangedRow): number {
  const rows = Array.from({ length: lastRow(tab) }, (_, index) => index + 1);
  if (before === undefined) {
    const same = rows.filter((row) =>
      Object.entries(after).every(([each, value]) => isSame(cellAt(tab, row, each), value)),
    );
    return same.at(-1) ?? -1;
  }
  if (!key?.replaceAll('|', '')) return at ?? -1;
  return rows.find((row) => keyAt(tab, row) === key) ?? -1;
}

/** The result of an undo: the number of restored rows, and the rows that others have changed since, in words. */
interface Undone {
  readonly rows: number;
  readonly kept: readonly string[];
}

/** «Участники, К-07». A row that the action added had no key, so it is named by the code of its person. */
function rowInWords({ table, key = '', after }: ChangedRow, { tabs }: Snapshot): string {
  const name = key.split('|').filter(Boolean).join(' ') || String(after.code ?? '');
  return [tabs.get(table)?.title ?? table, name].filter(Boolean).join(', ');
}

/** The school to write to, the work after the undo, and the journal's line about the undo. */
interface Writer {
  readonly school: Pick<School, 'sheets' | 'spreadsheetId' | 'random' | 'pause'>;
  readonly runTimer: () => Promise<unknown>;
  readonly journal: (
    what: string,
    rows: readonly { table: TableName; at: number | undefined }[],
    snapshot: Snapshot,
  ) => readonly CellChange[];
}

/** The last actions on the pages. An undo can be repeated for the rows that it left. */
export class UndoLog {
  private readonly entries: UndoEntry[] = [];
  private last: number;
  private running: Promise<unknown> = Promise.resolve();

  /** @param last - greater than the numbers of all earlier logs, so that a page from before a restart cannot undo another action */
  constructor(last: number) {
    this.last = last;
  }

  /** @param snapshot - the workbook before the action */
  remember(details: ActionDetails, edits: readonly Edit[], { tabs }: Snapshot): number {
    const rows = edits.flatMap(({ table, at, cells }): ChangedRow[] => {
      const tab = tabs.get(table);
      if (!tab) return [];
      if (at === undefined) return [{ table, key: undefined, at, before: undefined, after: cells }];
      const before = Object.fromEntries(Object.keys(cells).map((key) => [key, cellAt(tab, at, key)]));
      return [{ table, key: keyAt(tab, at), at, before, after: cells }];
    });
    this.entries.push({ ...details, number: ++this.last, rows });
    this.entries.splice(0, this.entries.length - MOST_ENTRIES);
    return this.last;
  }

  /** Forgets all actions. An erasure needs this, because an action may contain the person's name and an undo may write it again. */
  clear(): void {
    this.entries.length = 0;
  }

  /** The last actions, latest first. */
  latest(): readonly UndoEntry[] {
    return this.entries.toReversed();
  }

  /** Adds what became of the letters to an action, for its notice. */
  tellOfLetters(number: number, letters: string): void {
    const action = this.entries.find((each) => each.number === number);
    if (action) action.letters = letters;
  }

  /** A recent action; undefined if its number is unknown. */
  find(number: number): Pick<UndoEntry, 'title' | 'letters' | 'undone'> | undefined {
    return this.entries.find((action) => action.number === number);
  }

  /**
   * Undoes an action, except in rows that somebody has changed since. A row that the action added becomes empty. One undo waits for the one before, so
   * that a second click does not take the restored rows for changed ones.
   */
  undo(number: number, writer: Writer): Promise<void> {
    const undoing = this.running.then(() => this.undoNow(number, writer));
    this.running = undoing.catch(() => undefined);
    return undoing;
  }

  private async undoNow(number: number, { school, runTimer, journal }: Writer): Promise<void> {
    const action = this.entries.find((each) => each.number === number);
    if (!action || action.rows.length === 0) return;
    const read = () => readExactly(school.sheets, school.spreadsheetId);
    const { left, kept } = await untilCommitted(school, async () => {
      const snapshot = await read();
      const taken = new Set<string>();
      const restored = action.rows.map((row) => restoredRow(row, snapshot, taken));
      const done = restored.filter((one) => one !== undefined);
      if (done.length > 0) {
        const line = journal(`Отменено: ${action.title}`, done, snapshot);
        const changes = [...done.flatMap((one) => one.changes), ...line];
        await commit(school.sheets, snapshot, changes, { random: school.random, read });
      }
      const left = action.rows.filter((_, i) => restored[i] === undefined);
      return { left, kept: [...new Set(left.map((row) => rowInWords(row, snapshot)))] };
    });
    action.undone = { rows: (action.undone?.rows ?? 0) + action.rows.length - left.length, kept };
    action.rows = left;
    await runTimer();
  }
}

/** Whether people have filled further cells of a row that an action added. */
function hasMore(tab: Tab, at: number, { table, after }: ChangedRow): boolean {
  const { columns }: Table = tables[table];
  return Object.entries(columns).some(
    ([key, { owner }]) => owner === 'staff' && !(key in after) && !isSame(cellAt(tab, at, key) || undefined, undefined),
  );
}

/** A row as an undo restores it. `at` is its present index. */
interface RestoredRow {
  readonly table: TableName;
  readonly at: number;
  readonly changes: readonly CellChange[];
}

/** The undo of a row; undefined if somebody changed or removed it. `taken` has the rows that the same undo has already restored. */
function restoredRow(row: ChangedRow, { tabs }: Snapshot, taken: Set<string>): RestoredRow | undefined {
  const { table, before, after } = row;
  const tab = tabs.get(table);
  const at = tab ? rowNow(tab, row) : -1;
  const place = `${table} ${at}`;
  if (!tab || at < 1 || taken.has(place)) return undefined;
  if (!Object.entries(after).every(([key, value]) => isSame(cellAt(tab, at, key), value))) return undefined;
  if (before === undefined && hasMore(tab, at, row)) return undefined;
  taken.add(place);
  const back = before ?? Object.fromEntries([...tab.columns.keys()].map((key) => [key, undefined]));
  return { table, at, changes: Object.entries(back).flatMap(([key, value]) => setCell(tab, at, key, value)) };
}
