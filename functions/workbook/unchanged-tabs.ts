import type { SheetsGateway } from '../gateways/google-sheets.ts';
import type { ColumnMark, Snapshot, Tab } from './snapshot.ts';

type Row = Tab['cells'][number];

/** The snapshot of our last read or write, by gateway. */
const latest = new WeakMap<SheetsGateway, Snapshot>();

function sameMap<K, V>(
  one: ReadonlyMap<K, V> | undefined,
  other: ReadonlyMap<K, V> | undefined,
  same: (a: V, b: V | undefined) => boolean = Object.is,
): boolean {
  if (one?.size !== other?.size) return false;
  for (const [key, value] of one ?? []) if (!other?.has(key) || !same(value, other.get(key))) return false;
  return true;
}

const sameMark = (a: ColumnMark, b: ColumnMark | undefined) => a.id === b?.id && a.key === b.key && a.value === b.value;

/** Compares each field of two readings of a tab. The type demands a comparison for every field, so that we never use an old reading by mistake. */
const SAME: { readonly [F in keyof Required<Tab>]: (one: Tab, other: Tab) => boolean } = {
  layout: (one, other) => one.layout === other.layout,
  sheetId: (one, other) => one.sheetId === other.sheetId,
  title: (one, other) => one.title === other.title,
  rowCount: (one, other) => one.rowCount === other.rowCount,
  columnCount: (one, other) => one.columnCount === other.columnCount,
  columns: (one, other) => sameMap(one.columns, other.columns),
  cells: (one, other) => one.cells.length === other.cells.length && one.cells.every((row, i) => row === other.cells[i]),
  links: (one, other) => sameMap(one.links, other.links),
  marks: (one, other) => sameMap(one.marks, other.marks, sameMark),
  formulas: (one, other) => sameMap(one.formulas, other.formulas),
  notes: (one, other) => sameMap(one.notes, other.notes),
};

/** Whether two rows have the same cells. A reading may or may not have empty cells at the end. */
function sameRow(one: Row, other: Row): boolean {
  if (one === other) return true;
  for (let i = Math.max(one.length, other.length) - 1; i >= 0; i--) if (!Object.is(one[i], other[i])) return false;
  return true;
}

const sameTab = (one: Tab, other: Tab): boolean => Object.values(SAME).every((same) => same(one, other));

/** A tab in which equal rows and columns are the objects of the earlier tab. If everything is equal, the earlier tab itself. */
function withEarlierRows(tab: Tab, old: Tab): Tab {
  if (tab === old) return old;
  const shared: Tab = {
    ...tab,
    columns: sameMap(tab.columns, old.columns) ? old.columns : tab.columns,
    cells: tab.cells.map((row, i) => {
      const before = old.cells[i];
      return before && sameRow(before, row) ? before : row;
    }),
  };
  return sameTab(old, shared) ? old : shared;
}

/**
 * The snapshot, in which each unchanged tab or row is the same object as before. So `cached-by-object.ts` and `cached-by-row.ts` need not compute its
 * results again.
 */
export function withUnchangedTabs(sheets: SheetsGateway, read: Snapshot): Snapshot {
  const before = latest.get(sheets);
  const tabs = [...read.tabs].map(([name, tab]): [string, Tab] => {
    const old = before?.tabs.get(name);
    return [name, old ? withEarlierRows(tab, old) : tab];
  });
  const snapshot = { ...read, tabs: new Map(tabs) };
  latest.set(sheets, snapshot);
  return snapshot;
}

/** Keeps the workbook's content after our own write. The next reading will mostly be equal. */
export function keepLatest(sheets: SheetsGateway, written: Snapshot): void {
  latest.set(sheets, written);
}
