import { notFound } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import type { Row, Sheet, Workbook } from './model.ts';

/** The stored part of a workbook without its tabs and rows. */
type Head = Omit<Workbook, 'id' | 'sheets' | 'pieces'> & { readonly order: readonly number[] };

/** Fields that data files of earlier versions lack. */
type Younger = 'filterViews' | 'rowGroups' | 'columnGroups';

/** `rowRuns` describes rows with consecutive ids: [position, first row id, number of rows]. */
type StoredSheet = Omit<Sheet, 'rows' | Younger> &
  Partial<Pick<Sheet, Younger>> & { readonly rowRuns: readonly (readonly [number, number, number])[] };

const HEADS = 'spreadsheet';
const sheetsOf = (id: string): string => `sheet/${id}`;
const rowsOf = (id: string): string => `row/${id}`;
const piecesOf = (id: string): string => `piece/${id}`;

/** Workbooks in memory, by their stored head. A rollback restores the old head, and with it the old workbook. */
const assembled = new WeakMap<Head, Workbook>();

/** @throws 404 if there is no such spreadsheet */
export function loadWorkbook(store: Store, id: string): Workbook {
  const head = store.get<Head>(HEADS, id);
  if (!head) throw notFound();
  const known = assembled.get(head);
  if (known) return known;
  const { order, ...rest } = head;
  const sheets = order.flatMap((sheetId) => {
    const stored = store.get<StoredSheet>(sheetsOf(id), String(sheetId));
    return stored ? [assembleSheet(store, id, stored)] : [];
  });
  const pieces = new Map(store.list<object>(piecesOf(id)));
  const workbook: Workbook = { id, ...rest, sheets, pieces };
  assembled.set(head, workbook);
  return workbook;
}

export function workbookExists(store: Store, id: string): boolean {
  return store.get(HEADS, id) !== undefined;
}

/**
 * Stores the differences between `base` (undefined for a new workbook) and `next`: the head, changed tabs and rows, and the pieces in `usedPieces`
 * that are not stored yet.
 */
export function saveWorkbook(
  store: Store,
  next: Workbook,
  base: Workbook | undefined,
  usedPieces: Iterable<string>,
): void {
  const { id, sheets, pieces, ...rest } = next;
  const head: Head = { ...rest, order: sheets.map((sheet) => sheet.properties.sheetId) };
  const before = new Map(base?.sheets.map((sheet) => [sheet.properties.sheetId, sheet]));
  for (const sheet of sheets) {
    const { sheetId } = sheet.properties;
    const old = before.get(sheetId);
    before.delete(sheetId);
    if (old !== sheet) saveSheet(store, id, sheet, old);
  }
  for (const [sheetId, gone] of before) {
    store.delete(sheetsOf(id), String(sheetId));
    for (const row of gone.rows) if (row) store.delete(rowsOf(id), String(row.id));
  }
  for (const key of usedPieces) {
    const piece = pieces.get(key);
    if (piece && !store.get(piecesOf(id), key)) store.put(piecesOf(id), key, piece);
  }
  store.put(HEADS, id, head);
  assembled.set(head, next);
}

/** Deletes all stored parts of a workbook. */
export function deleteWorkbook(store: Store, id: string): void {
  for (const collection of [sheetsOf(id), rowsOf(id), piecesOf(id)]) {
    for (const key of [...store.list(collection).keys()]) store.delete(collection, key);
  }
  store.delete(HEADS, id);
}

function saveSheet(store: Store, id: string, sheet: Sheet, old: Sheet | undefined): void {
  // Most rows keep their position. The other rows are new, moved or deleted.
  const gone = new Set<Row>();
  const placed: Row[] = [];
  for (let index = 0; index < Math.max(sheet.rows.length, old?.rows.length ?? 0); index += 1) {
    const [row, before] = [sheet.rows[index], old?.rows[index]];
    if (row === before) continue;
    if (before) gone.add(before);
    if (row) placed.push(row);
  }
  const survivors = new Set(placed.map((row) => row.id));
  for (const row of placed) if (!gone.delete(row)) store.put(rowsOf(id), String(row.id), row);
  for (const row of gone) if (!survivors.has(row.id)) store.delete(rowsOf(id), String(row.id));
  const { rows, ...structure } = sheet;
  const stored: StoredSheet = { ...structure, rowRuns: runsOf(rows) };
  store.put(sheetsOf(id), String(sheet.properties.sheetId), stored);
}

function runsOf(rows: Sheet['rows']): [number, number, number][] {
  const runs: [number, number, number][] = [];
  rows.forEach((row, position) => {
    if (!row) return;
    const last = runs.at(-1);
    if (last && last[0] + last[2] === position && last[1] + last[2] === row.id) last[2] += 1;
    else runs.push([position, row.id, 1]);
  });
  return runs;
}

function assembleSheet(store: Store, id: string, { rowRuns, ...structure }: StoredSheet): Sheet {
  const stored = store.list<Row>(rowsOf(id));
  const last = rowRuns.at(-1);
  const rows = new Array<Row | undefined>(last ? last[0] + last[2] : 0).fill(undefined);
  for (const [position, first, count] of rowRuns) {
    for (let offset = 0; offset < count; offset += 1) rows[position + offset] = stored.get(String(first + offset));
  }
  return { filterViews: [], rowGroups: [], columnGroups: [], ...structure, basicFilter: structure.basicFilter, rows };
}
