import type { TableName } from '../../functions/domain/programme.ts';
import { untilCommitted } from '../../functions/jobs/conflict-retry.ts';
import type { School } from '../../functions/jobs/school.ts';
import { setCell } from '../../functions/workbook/set-cell.ts';
import { type CellChange, lastRow, type Snapshot, type Tab } from '../../functions/workbook/snapshot.ts';
import { commit, readExactly } from '../../functions/workbook/workbook.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
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
  readonly rows: readonly ChangedRow[];
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

/** The last actions on the pages. Each action can be undone once. */
export class UndoLog {
  private readonly entries: UndoEntry[] = [];
  private last = 0;

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

  /** The last actions, latest first. */
  latest(): readonly UndoEntry[] {
    return this.entries.toReversed();
  }

  /** A recent action; undefined if its number is unknown. */
  find(number: number): Pick<UndoEntry, 'title' | 'undone'> | undefined {
    return this.entries.find((deed) => deed.number === number);
  }

  /** Undoes an action, once, except in rows that somebody has changed since. A row that the action added becomes empty. */
  async undo(number: number, { school, runTimer, journal }: Writer): Promise<void> {
    const deed = this.entries.find((each) => each.number === number);
    if (!deed || deed.undone) return;
    const read = () => readExactly(school.sheets, school.spreadsheetId);
    const undone = await untilCommitted(school, async () => {
      const snapshot = await read();
      const taken = new Set<string>();
      const changes = deed.rows.map((row): CellChange[] => changesBack(row, snapshot, taken));
      const all = changes.flat();
      if (all.length > 0) {
        const line = journal(`Отменено: ${deed.title}`, deed.rows, snapshot);
        await commit(school.sheets, snapshot, [...all, ...line], { random: school.random, read });
      }
      const kept = deed.rows.filter((_, i) => changes[i]?.length === 0).map((row) => rowInWords(row, snapshot));
      return { rows: deed.rows.length - kept.length, kept: [...new Set(kept)] };
    });
    deed.undone = undone;
    await runTimer();
  }
}

/** The changes that restore a row; none if somebody changed or removed it. `taken` has the rows that the same undo has already restored. */
function changesBack(row: ChangedRow, { tabs }: Snapshot, taken: Set<string>): CellChange[] {
  const tab = tabs.get(row.table);
  const at = tab ? rowNow(tab, row) : -1;
  const place = `${row.table} ${at}`;
  if (!tab || at < 1 || taken.has(place)) return [];
  if (!Object.entries(row.after).every(([key, value]) => isSame(cellAt(tab, at, key), value))) return [];
  taken.add(place);
  const back = row.before ?? Object.fromEntries([...tab.columns.keys()].map((key) => [key, undefined]));
  return Object.entries(back).flatMap(([key, value]) => setCell(tab, at, key, value));
}
