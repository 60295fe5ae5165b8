import type { SheetsGateway } from '../gateways/google-sheets.ts';
import type { ColumnMark, Snapshot, Tab } from './snapshot.ts';

const latest = new WeakMap<SheetsGateway, Snapshot>();

function sameList<T>(one: readonly T[], other: readonly T[], same: (a: T | undefined, b: T | undefined) => boolean) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (!same(one[i], other[i])) return false;
  return true;
}

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
  cells: (one, other) => sameList(one.cells, other.cells, (a, b) => sameList(a ?? [], b ?? [], Object.is)),
  links: (one, other) => sameMap(one.links, other.links),
  marks: (one, other) => sameMap(one.marks, other.marks, sameMark),
  formulas: (one, other) => sameMap(one.formulas, other.formulas),
  notes: (one, other) => sameMap(one.notes, other.notes),
};

const sameTab = (one: Tab, other: Tab): boolean => Object.values(SAME).every((same) => same(one, other));

/** The snapshot, with the earlier tab object wherever a tab has not changed, so that {@link onceEach} need not compute anew. */
export function withUnchangedTabs(sheets: SheetsGateway, read: Snapshot): Snapshot {
  const before = latest.get(sheets);
  const tabs = [...read.tabs].map(([name, tab]): [string, Tab] => {
    const old = before?.tabs.get(name);
    return [name, old && sameTab(old, tab) ? old : tab];
  });
  const snapshot = { ...read, tabs: new Map(tabs) };
  latest.set(sheets, snapshot);
  return snapshot;
}
