import type { CellType, Raw } from '../../sheets-schema/cell.ts';
import { cachedByObject } from '../domain/cached-by-object.ts';
import type { DesiredRow, DesiredTable } from '../domain/desired.ts';
import { asRead } from './as-read.ts';
import type { TabLayout } from './layout.ts';
import { sameRaw } from './same-cell.ts';
import { type CellChange, cellKey, lastRow, type Snapshot, type Tab } from './snapshot.ts';

/**
 * A cell's value as we will read it back. Otherwise every run would write some values again, for example with a non-breaking space.
 * @param have - the cell's present value, as we read it
 */
function raw(type: CellType<unknown>, value: unknown, have?: Raw): Raw | undefined {
  if (value === undefined || value === '') return undefined;
  const written = type.write(value);
  if (written === have) return have;
  return asRead(written);
}

/** The link that a cell should have; null for no link, undefined if the column never has links. */
function wantedLink(type: CellType<unknown>, value: unknown): string | null | undefined {
  if (!type.link) return undefined;
  return (value === undefined ? undefined : type.link(value)) ?? null;
}

const IN_WORKBOOK = '#gid=';

/** In the answer of Google, a link inside the workbook may begin with the workbook's own address. */
function sameLink(have: string | undefined, want: string | null): boolean {
  if (have === undefined || want === null) return have === undefined && want === null;
  const at = want.startsWith(IN_WORKBOOK) ? have.indexOf(IN_WORKBOOK) : 0;
  return at >= 0 && have.slice(at) === want;
}

const systemColumns = cachedByObject(({ columns }: TabLayout) =>
  columns.flatMap(({ key, owner, type }) => (owner === 'system' && type ? [{ key, type }] : [])),
);

function setCells(tab: Tab, row: number, { values }: Pick<DesiredRow, 'values'>): CellChange[] {
  const changes: CellChange[] = [];
  const cells = tab.cells[row] ?? [];
  for (const { key, type } of systemColumns(tab.layout)) {
    const index = tab.columns.get(key);
    if (index === undefined || !(key in values)) continue;
    const have = cells[index];
    const value = raw(type, values[key], have);
    const link = wantedLink(type, values[key]);
    const leads = link === undefined || sameLink(tab.links.get(cellKey(row, index)), link);
    if (leads && sameRaw(have, value)) continue;
    const change = { kind: 'set', tab: tab.layout.name, row, column: index, value } as const;
    changes.push(link === undefined ? change : { ...change, link });
  }
  return changes;
}

function append(tab: Tab, want: DesiredRow): CellChange {
  const cells = new Map<number, Raw>();
  const links = new Map<number, string>();
  for (const { key, type } of systemColumns(tab.layout)) {
    const index = tab.columns.get(key);
    const value = raw(type, want.values[key]);
    if (index === undefined || value === undefined) continue;
    cells.set(index, value);
    const link = wantedLink(type, want.values[key]);
    if (link) links.set(index, link);
  }
  return { kind: 'append', tab: tab.layout.name, cells, ...(links.size > 0 ? { links } : {}) };
}

/** Finds rows by their grid row. This is right because the plan was made from the same snapshot. */
function diffRegister(tab: Tab, want: readonly DesiredRow[]): CellChange[] {
  // Without the key column, earlier rows would look new, and we would write them again.
  const keysStand = tab.layout.key.every((key) => tab.columns.has(key));
  if (!keysStand) return [];
  return want.flatMap((row) => (row.at === undefined ? [append(tab, row)] : setCells(tab, row.at, row)));
}

/** Writes the plan's rows in order, and clears the earlier rows below them. */
function diffView(tab: Tab, want: readonly DesiredRow[]): CellChange[] {
  // Cells without a planned value become empty.
  const empty = Object.fromEntries(tab.layout.columns.map(({ key }) => [key, undefined]));
  const changes = want.flatMap((row, index) => setCells(tab, index + 1, { values: { ...empty, ...row.values } }));
  for (let row = want.length + 1; row <= lastRow(tab); row++) changes.push(...setCells(tab, row, { values: empty }));
  return changes;
}

/** The changes that make the workbook equal to the plan. */
export function diff(want: readonly DesiredTable[], have: Snapshot): CellChange[] {
  return want.flatMap(({ table, rows }) => {
    const tab = have.tabs.get(table);
    if (!tab) return [];
    return tab.layout.kind === 'view' ? diffView(tab, rows) : diffRegister(tab, rows);
  });
}
