import type { Raw } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import type { DraftsLedger } from './drafts-ledger.ts';
import type { FormLink } from './form-registry.ts';
import type { TabLayout } from './layout.ts';
import type { Remembered } from './memory/remembered.ts';

/** One tab as it was read: the grid of raw values and where each of our columns stands. */
export interface Tab {
  readonly layout: TabLayout;
  readonly sheetId: number;
  /** The title it has now (staff may have renamed it). */
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Grid column by column key; a key that is missing was removed by somebody. */
  readonly columns: ReadonlyMap<string, number>;
  /** Cells by grid row and grid column, header row included; empty cells are undefined. */
  readonly cells: readonly (readonly (Raw | undefined)[])[];
  /** Where cells lead that are links, by `row:column`. */
  readonly links: ReadonlyMap<string, string>;
  /** Our mark on each column that has one, by grid column. */
  readonly marks: ReadonlyMap<number, ColumnMark>;
  /** What is typed where a cell shows a formula's result, by `row:column`; absent where the reading did not ask. */
  readonly formulas?: ReadonlyMap<string, string>;
  /** Notes on cells, by `row:column`; absent where the reading did not ask. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** Developer metadata of ours on a column. It moves with the column, and its id is the spreadsheet's only one. */
export interface ColumnMark {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** Name of a cell in {@link Tab.links}. */
export const cellKey = (row: number, column: number): string => `${row}:${column}`;

/** The whole workbook at one moment: everything a plan is made from. */
export interface Snapshot {
  readonly spreadsheetId: string;
  /** Number of the commit that this reading stands on. */
  readonly revision: number;
  /** The hidden tab that carries the revision mark. */
  readonly markerSheetId: number;
  readonly tabs: ReadonlyMap<string, Tab>;
  /** Signs the personal links; never shown. */
  readonly secret: string;
  /** Installed forms by name. */
  readonly forms: ReadonlyMap<string, FormLink>;
  /** What was drafted last; absent while nothing was. */
  readonly drafts?: DraftsLedger;
  /** What the spreadsheet itself remembers of letters and keys, out of people's reach. */
  readonly remembered: Remembered;
  /** The forms whose answers come into another spreadsheet, of which this one is a copy; it has none of its own yet. */
  readonly foreignForms?: true;
}

/** A write to the workbook, as data. Rows and columns are grid indexes counted from 0. */
export type CellChange =
  | {
      readonly kind: 'set';
      readonly tab: string;
      readonly row: number;
      readonly column: number;
      readonly value: Raw | undefined;
      /** Typed in place of the value. */
      readonly formula?: string;
      /** Where a click on it leads; null where it must lead nowhere. Left alone where the column has no links. */
      readonly link?: string | null;
      /** The note on it; null where it must have none. Left alone where it is absent. */
      readonly note?: string | null;
    }
  | {
      readonly kind: 'append';
      readonly tab: string;
      readonly cells: ReadonlyMap<number, Raw>;
      /** Where its cells lead, by column; absent where none leads anywhere. */
      readonly links?: ReadonlyMap<number, string>;
    };

/** Grid row of the last row that holds anything; -1 for an empty tab. */
export function lastRow(tab: Tab): number {
  for (let row = tab.cells.length - 1; row >= 0; row--) {
    if (tab.cells[row]?.some((cell) => cell !== undefined)) return row;
  }
  return -1;
}

/** Puts what a change says of a cell besides its value into its place: null takes it away, undefined leaves it. */
function keep(known: Map<string, string>, key: string, said: string | null | undefined): void {
  if (said === null) known.delete(key);
  else if (said !== undefined) known.set(key, said);
}

/** A tab as it will read once its changes are committed. */
function changed(tab: Tab, changes: readonly CellChange[]): Tab {
  const cells = tab.cells.slice(0, lastRow(tab) + 1).map((row) => [...row]);
  const links = new Map(tab.links);
  const formulas = new Map(tab.formulas);
  const notes = new Map(tab.notes);
  for (const change of changes) {
    if (change.kind === 'set') {
      while (cells.length <= change.row) cells.push([]);
      const row = cells[change.row];
      if (row) row[change.column] = change.value;
      const key = cellKey(change.row, change.column);
      keep(links, key, change.link);
      keep(formulas, key, change.formula ?? null);
      keep(notes, key, change.note);
    } else {
      const row: (Raw | undefined)[] = [];
      for (const [column, value] of change.cells) row[column] = value;
      for (const [column, link] of change.links ?? []) links.set(cellKey(cells.length, column), link);
      cells.push(row);
    }
  }
  return {
    ...tab,
    cells,
    links,
    ...(tab.formulas ? { formulas } : {}),
    ...(tab.notes ? { notes } : {}),
    rowCount: Math.max(tab.rowCount, cells.length),
  };
}

/** The snapshot as it will read once the changes are committed. */
export function apply(changes: readonly CellChange[], snapshot: Snapshot, revision: number): Snapshot {
  const tabs = new Map(snapshot.tabs);
  for (const [name, own] of groupBy(changes, ({ tab }) => tab)) {
    const tab = tabs.get(name);
    if (tab) tabs.set(name, changed(tab, own));
  }
  return { ...snapshot, revision, tabs };
}
