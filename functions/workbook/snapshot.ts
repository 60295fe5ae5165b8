import type { Raw } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import { asRead } from './as-read.ts';
import type { DraftsLedger } from './drafts-ledger.ts';
import type { FormLink } from './form-registry.ts';
import type { TabLayout } from './layout.ts';
import type { StoredMemory } from './memory/stored-memory.ts';

/** One tab of a snapshot: the grid of raw values and the places of our columns. */
export interface Tab {
  readonly layout: TabLayout;
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Grid column by column key, without removed columns. */
  readonly columns: ReadonlyMap<string, number>;
  /** Cells by grid row and grid column, header row included; empty cells are undefined. */
  readonly cells: readonly (readonly (Raw | undefined)[])[];
  /** Links of cells, by `row:column`. */
  readonly links: ReadonlyMap<string, string>;
  readonly marks: ReadonlyMap<number, ColumnMark>;
  /** Formulas of cells, by `row:column`; absent if they were not read. */
  readonly formulas?: ReadonlyMap<string, string>;
  /** Notes on cells, by `row:column`; absent if they were not read. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** Our developer metadata on a column. It moves with the column, and its id is unique in the spreadsheet. */
export interface ColumnMark {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** A cell's key in {@link Tab.links}. */
export const cellKey = (row: number, column: number): string => `${row}:${column}`;

/** The whole workbook at one moment. We make every plan from a snapshot. */
export interface Snapshot {
  readonly spreadsheetId: string;
  /** Number of the latest commit in this snapshot. */
  readonly revision: number;
  readonly markerSheetId: number;
  readonly tabs: ReadonlyMap<string, Tab>;
  /** The secret that signs the personal links. We never show it. */
  readonly secret: string;
  readonly forms: ReadonlyMap<string, FormLink>;
  readonly drafts?: DraftsLedger;
  /** The record of sent letters and used keys in the hidden tab. */
  readonly remembered: StoredMemory;
  /** Whether this is a copy whose forms still send their answers to the original spreadsheet. */
  readonly foreignForms?: true;
}

export interface SetCell {
  readonly kind: 'set';
  readonly tab: string;
  readonly row: number;
  readonly column: number;
  readonly value: Raw | undefined;
  /** The formula to write instead of the value. */
  readonly formula?: string;
  /** The link on the cell; null removes it. Absent if the column has no links. */
  readonly link?: string | null;
  /** The note on the cell; null removes the note. If absent, the note stays. */
  readonly note?: string | null;
}

export interface AppendRow {
  readonly kind: 'append';
  readonly tab: string;
  readonly cells: ReadonlyMap<number, Raw>;
  /** Links by grid column; absent if the row has no links. */
  readonly links?: ReadonlyMap<number, string>;
}

/** One change to the workbook. Rows and columns are grid indexes from 0. */
export type CellChange = SetCell | AppendRow;

/** Grid row of the last row that is not empty; -1 for an empty tab. */
export function lastRow(tab: Tab): number {
  for (let row = tab.cells.length - 1; row >= 0; row--) {
    if (tab.cells[row]?.some((cell) => cell !== undefined)) return row;
  }
  return -1;
}

/** Null removes the former link, formula or note; undefined keeps it. */
function keep(known: Map<string, string>, key: string, said: string | null | undefined): void {
  if (said === null) known.delete(key);
  else if (said !== undefined) known.set(key, said);
}

function changed(tab: Tab, changes: readonly CellChange[]): Tab {
  const cells = tab.cells.slice(0, lastRow(tab) + 1);
  // Only changed rows become new objects, so that results cached for the other rows stay valid.
  const own = new Map<number, (Raw | undefined)[]>();
  const rowToChange = (at: number) => {
    const row = own.get(at) ?? [...(cells[at] ?? [])];
    own.set(at, row);
    cells[at] = row;
    return row;
  };
  const links = new Map(tab.links);
  const formulas = new Map(tab.formulas);
  const notes = new Map(tab.notes);
  for (const change of changes) {
    if (change.kind === 'set') {
      while (cells.length <= change.row) cells.push([]);
      rowToChange(change.row)[change.column] = asRead(change.value);
      const key = cellKey(change.row, change.column);
      keep(links, key, change.link);
      keep(formulas, key, change.formula ?? null);
      keep(notes, key, change.note);
    } else {
      const row: (Raw | undefined)[] = [];
      for (const [column, value] of change.cells) row[column] = asRead(value);
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

/** The snapshot after these changes. */
export function apply(changes: readonly CellChange[], snapshot: Snapshot, revision: number): Snapshot {
  const tabs = new Map(snapshot.tabs);
  for (const [name, own] of groupBy(changes, ({ tab }) => tab)) {
    const tab = tabs.get(name);
    if (tab) tabs.set(name, changed(tab, own));
  }
  return { ...snapshot, revision, tabs };
}
