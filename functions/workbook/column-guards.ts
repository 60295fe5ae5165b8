import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { columnPlace, GUARD_MARK, mark, type Request } from './marks.ts';
import type { CellChange, Snapshot, Tab } from './snapshot.ts';

export type TabColumns = ReadonlyMap<Tab, ReadonlySet<number>>;

/** The columns that these changes write into. */
export function writtenColumns(changes: readonly CellChange[], { tabs }: Pick<Snapshot, 'tabs'>): TabColumns {
  const found = new Map<Tab, Set<number>>();
  for (const change of changes) {
    const tab = tabs.get(change.tab);
    if (!tab) continue;
    const columns = found.get(tab) ?? new Set();
    found.set(tab, columns);
    for (const column of change.kind === 'set' ? [change.column] : change.cells.keys()) columns.add(column);
  }
  return found;
}

/** The columns of both arguments. */
export function mergedColumns(a: TabColumns, b: TabColumns): TabColumns {
  const all = new Map(a);
  for (const [tab, columns] of b) all.set(tab, new Set([...(all.get(tab) ?? []), ...columns]));
  return all;
}

/** A batch puts this mark on the last column of a tab and removes it again. Google refuses it if the tab has become narrower. */
const EDGE_MARK = 'nastavnik.edge';

/**
 * Requests that make Google refuse a batch if a column has moved since the snapshot. They remove each column's mark at its place, and add it there
 * again with the same id. If the column has moved, nothing is removed. Then the id still exists, and Google refuses the whole batch. A column without
 * a mark is not protected: see {@link unmarked}.
 */
export function guardRequests(columns: TabColumns): Request[] {
  const tabs = [...columns].filter(([, indexes]) => indexes.size > 0);
  if (tabs.length === 0) return [];
  const held = tabs.flatMap(([{ sheetId, marks }, indexes]) =>
    [...indexes].flatMap((index) => {
      const found = marks.get(index);
      if (!found) return [];
      const metadataLocation = columnPlace(sheetId, index);
      const locationMatchingStrategy = 'EXACT_LOCATION';
      const lookup = { metadataId: found.id, metadataLocation, locationMatchingStrategy };
      return [
        { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } },
        mark(found.key, found.value, metadataLocation, found.id),
      ];
    }),
  );
  return [
    ...tabs.map(([{ sheetId, columnCount }]) => mark(EDGE_MARK, '', columnPlace(sheetId, columnCount - 1))),
    { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: EDGE_MARK } } } },
    ...held,
  ];
}

/** Whether Google refused the batch because of a guard request. */
export const isGuardRefusal = (message: string): boolean =>
  /Invalid requests\[\d+\]\.\w+DeveloperMetadata:/.test(message);

/** Ids of the marks on these columns. */
const heldIds = (columns: TabColumns): number[] =>
  [...columns].flatMap(([{ marks }, indexes]) => [...indexes].flatMap((index) => marks.get(index)?.id ?? []));

/** Ids of marks that an accepted batch did not find: people had deleted their columns, and other columns took the places. */
export function lostMarks(
  columns: TabColumns,
  { replies }: sheets_v4.Schema$BatchUpdateSpreadsheetResponse,
): ReadonlySet<number> {
  const taken = new Set(
    (replies ?? []).flatMap(({ deleteDeveloperMetadata }) =>
      (deleteDeveloperMetadata?.deletedDeveloperMetadata ?? []).map(({ metadataId }) => metadataId),
    ),
  );
  return new Set(heldIds(columns).filter((id) => !taken.has(id)));
}

/** The fields of a spreadsheet that {@link areInPlace} needs. */
export const MARK_PLACES =
  'sheets(properties(sheetId,gridProperties(columnCount)),data(columnMetadata(developerMetadata(metadataId))))';

/** Whether all columns are still at their places. If so, Google refused the guard requests for another reason. */
export function areInPlace(columns: TabColumns, { sheets }: sheets_v4.Schema$Spreadsheet): boolean {
  return [...columns].every(([{ sheetId, marks, columnCount }, indexes]) => {
    const sheet = sheets?.find(({ properties }) => properties?.sheetId === sheetId);
    const metadata = sheet?.data?.[0]?.columnMetadata;
    const isNarrower = (sheet?.properties?.gridProperties?.columnCount ?? 0) < columnCount;
    const stands = (index: number) => {
      const id = marks.get(index)?.id;
      return metadata?.[index]?.developerMetadata?.some(({ metadataId }) => metadataId === id) ?? false;
    };
    return !isNarrower && [...indexes].every((index) => !marks.has(index) || stands(index));
  });
}

/** Requests that put a mark on each column without a mark. */
export function unmarked(columns: TabColumns): Request[] {
  return [...columns].flatMap(([{ sheetId, columnCount, marks }, indexes]) =>
    [...indexes]
      .filter((index) => index < columnCount && !marks.has(index))
      .map((index) => mark(GUARD_MARK, '', columnPlace(sheetId, index))),
  );
}
