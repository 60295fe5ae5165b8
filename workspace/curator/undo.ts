import type { Store } from '../../emulator/store.ts';
import type { TableName } from '../../functions/domain/programme.ts';
import type { Clock } from '../../functions/gateways/clock.ts';
import { untilCommitted } from '../../functions/jobs/conflict-retry.ts';
import type { School } from '../../functions/jobs/school.ts';
import { setCell } from '../../functions/workbook/set-cell.ts';
import { type CellChange, lastRow, type Snapshot, type Tab } from '../../functions/workbook/snapshot.ts';
import { commit, readExactly } from '../../functions/workbook/workbook.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { type ChangedRow, forgetOldActions, type StoredAction, storeAction, storedActions } from '../stored-actions.ts';
import type { Edit } from './edit.ts';

const cellAt = (tab: Tab, row: number, key: string): Raw | undefined => tab.cells[row]?.[tab.columns.get(key) ?? -1];

const keyAt = (tab: Tab, row: number): string => tab.layout.key.map((key) => cellAt(tab, row, key) ?? '').join('|');

const isSame = (a: Raw | null | undefined, b: Raw | null | undefined) => String(a ?? '') === String(b ?? '');

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

/** The details of an action that the list of actions shows. */
type ActionDetails = Pick<StoredAction, 'title' | 'when' | 'place'> & { readonly who: string | undefined };

const stored = (cells: Readonly<Record<string, Raw | undefined>>): ChangedRow['after'] =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, value ?? null]));

/**
 * The last actions on the pages, in the school's own data file, so that a restart keeps them and an erasure empties them. An undo can be repeated for
 * the rows that it left.
 */
export class UndoLog {
  private readonly store: Store;
  private readonly today: () => string;
  private last: number;
  private running: Promise<unknown> = Promise.resolve();

  /** @param clock - its first moment is greater than the numbers of all earlier actions, so that a page from before an erasure cannot undo another action */
  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.today = () => clock.now().toISOString().slice(0, 10);
    forgetOldActions(store, this.today());
    this.last = Math.max(clock.now().getTime(), ...storedActions(store).map(({ number }) => number));
  }

  /** @param snapshot - the workbook before the action */
  remember({ who, ...details }: ActionDetails, edits: readonly Edit[], { tabs }: Snapshot): number {
    const rows = edits.flatMap(({ table, at, cells }): ChangedRow[] => {
      const tab = tabs.get(table);
      if (!tab) return [];
      const after = stored(cells);
      if (at === undefined) return [{ table, after }];
      const before = stored(Object.fromEntries(Object.keys(cells).map((key) => [key, cellAt(tab, at, key)])));
      return [{ table, key: keyAt(tab, at), at, before, after }];
    });
    const number = ++this.last;
    this.keep({ ...details, ...(who === undefined ? {} : { who }), number, rows });
    return number;
  }

  /** The last actions, latest first. */
  latest(): readonly StoredAction[] {
    forgetOldActions(this.store, this.today());
    return storedActions(this.store).toReversed();
  }

  /** Adds to an action the text about its letters, which the notice of the action shows. */
  tellOfLetters(number: number, letters: string | undefined): void {
    const action = this.find(number);
    if (action && letters) this.keep({ ...action, letters });
  }

  /** A recent action; undefined if its number is unknown. */
  find(number: number): StoredAction | undefined {
    return storedActions(this.store).find((action) => action.number === number);
  }

  private keep(action: StoredAction): void {
    storeAction(this.store, action, this.today());
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
    const action = this.find(number);
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
    const rows = (action.undone?.rows ?? 0) + action.rows.length - left.length;
    // An erasure during the undo has forgotten the action, which may contain words of the erased person.
    if (this.find(number)) this.keep({ ...action, rows: left, undone: { rows, kept } });
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
  const back = before ?? Object.fromEntries([...tab.columns.keys()].map((key) => [key, null]));
  return {
    table,
    at,
    changes: Object.entries(back).flatMap(([key, value]) => setCell(tab, at, key, value ?? undefined)),
  };
}
