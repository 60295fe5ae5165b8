import { tables as schema } from '../../sheets-schema/tables/index.ts';
import type { CarriedTable, NextProgramme } from '../domain/new-year/next-programme.ts';
import type { TableName } from '../domain/programme.ts';
import { appendRow } from '../workbook/append-row.ts';
import { parseTables } from '../workbook/parse-tables.ts';
import type { CellChange, Snapshot, Tab } from '../workbook/snapshot.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { untilCommitted } from './conflict-retry.ts';
import { settingChanges } from './enter-settings.ts';
import type { SchoolSheets } from './school.ts';

/** How many rows each tab of the new programme got, and whether the new workbook already has people. */
export type Begun =
  | { readonly kind: 'notEmpty' }
  | { readonly kind: 'begun'; readonly rows: ReadonlyMap<TableName, number> };

type Row = Readonly<Record<string, unknown>> & { readonly at: number };

const text = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();

function tabOf({ tabs }: Snapshot, name: TableName): Tab {
  const tab = tabs.get(name);
  if (tab) return tab;
  throw new WorkbookError('notInstalled', `Листа «${schema[name].title}» нет. Установите новую школу и повторите.`);
}

/** The changes of one tab: new rows, values in existing rows, and emptied rows. */
function changesOf(
  snapshot: Snapshot,
  existing: readonly Row[],
  { table, identity, replaces, rows }: CarriedTable,
): CellChange[] {
  const tab = tabOf(snapshot, table);
  const keyOf = (cells: Readonly<Record<string, unknown>>) => identity.map((column) => text(cells[column])).join('|');
  const raw = (row: Row) =>
    Object.fromEntries([...tab.columns].map(([column, index]) => [column, tab.cells[row.at]?.[index]]));
  const known = new Map(existing.map((row) => [keyOf(raw(row)), row]));
  const carried = new Set(rows.map(keyOf));
  const emptied = (row: Row) =>
    [...tab.columns.values()].flatMap((column): CellChange[] =>
      (tab.cells[row.at]?.[column] ?? '') === ''
        ? []
        : [{ kind: 'set', tab: tab.layout.name, row: row.at, column, value: undefined }],
    );
  const surplus = replaces === 'rows' ? existing.filter((row) => !carried.has(keyOf(raw(row)))) : [];
  const kept = rows.flatMap((cells): CellChange[] => {
    const row = known.get(keyOf(cells));
    if (!row) return [appendRow(tab, cells)];
    return Object.entries(cells).flatMap(([column, value]): CellChange[] => {
      const index = tab.columns.get(column);
      const present = index === undefined ? undefined : (tab.cells[row.at]?.[index] ?? '');
      if (index === undefined || present === value || (present !== '' && !replaces)) return [];
      return [{ kind: 'set', tab: tab.layout.name, row: row.at, column: index, value }];
    });
  });
  return [...surplus.flatMap(emptied), ...kept];
}

/**
 * Fills an installed school that has no people with the data that last year's programme hands over, in one commit.
 * @throws WorkbookError `notInstalled` if a tab or the column of setting values is missing
 */
export async function beginNextProgramme(site: SchoolSheets, next: NextProgramme): Promise<Begun> {
  return untilCommitted(site, async (): Promise<Begun> => {
    const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
    const { tables } = parseTables(snapshot);
    if (tables.people.some(({ code, name }) => code !== undefined || name !== undefined)) return { kind: 'notEmpty' };
    const changes = next.tables.map((carried) => changesOf(snapshot, tables[carried.table], carried));
    const all = [...settingChanges(snapshot, next.settings), ...changes.flat()];
    if (all.length > 0) await commit(site.sheets, snapshot, all, { random: site.random });
    return { kind: 'begun', rows: new Map(next.tables.map(({ table, rows }) => [table, rows.length])) };
  });
}
