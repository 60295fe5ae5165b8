import type { Raw } from '../../sheets-schema/cell.ts';
import type { DraftsLedger } from './drafts-ledger.ts';
import type { FormLink } from './form-registry.ts';
import type { TabLayout } from './layout.ts';

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
}

/** A write to the workbook, as data. Rows and columns are grid indexes counted from 0. */
export type CellChange =
  | {
      readonly kind: 'set';
      readonly tab: string;
      readonly row: number;
      readonly column: number;
      readonly value: Raw | undefined;
      /** Where a click on it leads; null where it must lead nowhere. Left alone where the column has no links. */
      readonly link?: string | null;
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

/** The snapshot as it will read once the changes are committed. */
export function apply(changes: readonly CellChange[], snapshot: Snapshot, revision: number): Snapshot {
  const grids = new Map<string, (Raw | undefined)[][]>();
  const links = new Map<string, Map<string, string>>();
  const linksOf = (name: string, tab: Tab) => {
    const known = links.get(name) ?? new Map(tab.links);
    links.set(name, known);
    return known;
  };
  const gridOf = (name: string, tab: Tab) => {
    const known = grids.get(name);
    if (known) return known;
    const copy = tab.cells.slice(0, lastRow(tab) + 1).map((row) => [...row]);
    grids.set(name, copy);
    return copy;
  };
  for (const change of changes) {
    const tab = snapshot.tabs.get(change.tab);
    if (!tab) continue;
    const grid = gridOf(change.tab, tab);
    if (change.kind === 'set') {
      while (grid.length <= change.row) grid.push([]);
      const row = grid[change.row];
      if (row) row[change.column] = change.value;
      const { link } = change;
      if (link === null) linksOf(change.tab, tab).delete(cellKey(change.row, change.column));
      else if (link !== undefined) linksOf(change.tab, tab).set(cellKey(change.row, change.column), link);
    } else {
      const row: (Raw | undefined)[] = [];
      for (const [column, value] of change.cells) row[column] = value;
      for (const [column, link] of change.links ?? []) linksOf(change.tab, tab).set(cellKey(grid.length, column), link);
      grid.push(row);
    }
  }
  const tabs = new Map(snapshot.tabs);
  for (const [name, cells] of grids) {
    const tab = tabs.get(name);
    if (!tab) continue;
    const rowCount = Math.max(tab.rowCount, cells.length);
    tabs.set(name, { ...tab, cells, links: links.get(name) ?? tab.links, rowCount });
  }
  return { ...snapshot, revision, tabs };
}
