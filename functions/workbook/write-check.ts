import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Raw } from '../../sheets-schema/cell.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Shown } from '../gateways/batch-body.ts';
import { columnLetters, quotedTitle } from './a1.ts';
import { rawOf } from './read.ts';
import { sameRaw } from './same-cell.ts';
import { type CellChange, lastRow, type Snapshot, type Tab } from './snapshot.ts';

interface CheckedCells {
  readonly tab: string;
  readonly rows: readonly number[];
  /** Adjacent grid columns. */
  readonly columns: readonly number[];
}

/** The rows of a tab into which the changes write, including added rows. */
function writtenRows(tab: Tab, changes: readonly CellChange[]): number[] {
  const sets = changes.flatMap((change) => (change.kind === 'set' ? [change.row] : []));
  const below = Math.max(lastRow(tab), ...sets) + 1;
  const added = changes.filter(({ kind }) => kind === 'append').map((_, i) => below + i);
  return [...new Set([...sets, ...added])].sort((a, b) => a - b);
}

/**
 * Chooses the cells that identify each written row: its key, or all its cells if the row has no key or gets a new key. If several rows have the same
 * key, all their cells count, because one of these rows may have taken the place of another.
 */
function checkedCellsOf(tab: Tab, changes: readonly CellChange[]): CheckedCells[] {
  const keys = tab.layout.key.flatMap((key) => tab.columns.get(key) ?? []);
  const given = new Set(changes.flatMap((change) => (change.kind === 'set' ? [`${change.row}:${change.column}`] : [])));
  const isKeyed = keys.length > 0 && keys.length === tab.layout.key.length;
  const keyOf = (row: number) => keys.map((column) => tab.cells[row]?.[column] ?? '').join('\n');
  const byKey = groupBy(isKeyed ? tab.cells.keys() : [], keyOf);
  const twins = (row: number) => byKey.get(keyOf(row)) ?? [];
  const hasKey = (row: number) =>
    isKeyed && keys.every((column) => tab.cells[row]?.[column] !== undefined && !given.has(`${row}:${column}`));
  const rows = writtenRows(tab, changes);
  const known = rows.filter((row) => hasKey(row) && twins(row).length === 1);
  const others = rows.flatMap((row) => (!hasKey(row) ? [row] : twins(row).length > 1 ? twins(row) : []));
  const all = Array.from({ length: tab.columnCount }, (_, column) => column);
  // A new key may have overwritten the key of a moved row, so we check all keys of the tab.
  const isKeyGiven = changes.some((change) => change.kind === 'set' && keys.includes(change.column));
  const allRows = isKeyGiven ? Array.from({ length: lastRow(tab) + 1 }, (_, row) => row) : [];
  return [
    ...keys.map((column) => ({ tab: tab.layout.name, rows: allRows, columns: [column] })),
    ...keys.map((column) => ({ tab: tab.layout.name, rows: known, columns: [column] })),
    { tab: tab.layout.name, rows: [...new Set(others)].sort((a, b) => a - b), columns: all },
  ];
}

function checkedCells(changes: readonly CellChange[], { tabs }: Snapshot): CheckedCells[] {
  return [...groupBy(changes, ({ tab }) => tab)].flatMap(([name, own]) => {
    const tab = tabs.get(name);
    // A view needs no check: only the program writes it, and the next run writes it again.
    return tab && tab.layout.kind !== 'view' ? checkedCellsOf(tab, own) : [];
  });
}

/** Rows at most this far apart are read as one range. */
const NEAR = 8;

function spans(rows: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && row - last[1] <= NEAR) last[1] = row;
    else found.push([row, row]);
  }
  return found;
}

const REPLIES = 'replies(deleteDeveloperMetadata(deletedDeveloperMetadata(metadataId)))';
const CELLS =
  'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,startColumn,rowData(values(effectiveValue)))))';

/** The cells that Google's answer must show to prove which rows were written. */
export function cellsToCheck(changes: readonly CellChange[], snapshot: Snapshot): Shown {
  const ranges = checkedCells(changes, snapshot).flatMap(({ tab, rows, columns }) => {
    const title = quotedTitle(snapshot.tabs.get(tab)?.title ?? '');
    const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0].map(columnLetters);
    return spans(rows).map(([from, to]) => `${title}!${left}${from + 1}:${right}${to + 1}`);
  });
  return ranges.length > 0 ? { fields: `${REPLIES},${CELLS}`, ranges } : { fields: REPLIES, ranges };
}

const place = (sheetId: number, row: number, column: number) => `${sheetId} ${row}:${column}`;

function shownCells({ sheets }: sheets_v4.Schema$Spreadsheet): ReadonlyMap<string, Raw> {
  const cells = new Map<string, Raw>();
  for (const { properties, data } of sheets ?? []) {
    for (const { startRow, startColumn, rowData } of data ?? []) {
      (rowData ?? []).forEach(({ values }, i) => {
        (values ?? []).forEach(({ effectiveValue }, j) => {
          const raw = rawOf(effectiveValue);
          if (raw !== undefined) {
            cells.set(place(properties?.sheetId ?? 0, (startRow ?? 0) + i, (startColumn ?? 0) + j), raw);
          }
        });
      });
    }
  }
  return cells;
}

/**
 * Whether Google's answer shows that each written row has our values and no other change. False if people moved or edited the rows, or if the answer
 * shows no cells.
 * @param expected - the snapshot with the changes applied
 */
export function isWrittenInPlace(
  changes: readonly CellChange[],
  snapshot: Snapshot,
  expected: Snapshot,
  answer: sheets_v4.Schema$BatchUpdateSpreadsheetResponse,
): boolean {
  const asked = checkedCells(changes, snapshot);
  if (asked.length === 0) return true;
  if (!answer.updatedSpreadsheet) return false;
  const shown = shownCells(answer.updatedSpreadsheet);
  return asked.every(({ tab: name, rows, columns }) => {
    const tab = expected.tabs.get(name);
    return rows.every((row) =>
      columns.every((column) => sameRaw(shown.get(place(tab?.sheetId ?? 0, row, column)), tab?.cells[row]?.[column])),
    );
  });
}
