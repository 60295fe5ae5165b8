import { createHash } from 'node:crypto';
import { notFound } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import type { Cell, DeveloperMetadata, Row, Sheet, Workbook } from './model.ts';

/** The stored part of a workbook without its tabs, rows and metadata. Every change of the workbook writes it anew, so it stays small. */
type Head = Omit<Workbook, 'id' | 'sheets' | 'pieces' | 'metadata'> & {
  readonly order: readonly number[];
  /** Ids of the metadata, in their order. Data files of earlier versions have the metadata themselves instead. */
  readonly marks?: readonly number[];
  readonly metadata?: readonly DeveloperMetadata[];
};

/** Fields that data files of earlier versions lack. */
type Younger = 'filterViews' | 'rowGroups' | 'columnGroups' | 'tables';

/**
 * Rows with consecutive ids: [position, first row id, number of rows]. Empty rows with the same formats have no documents of their own: a fourth
 * element is the key of their common document.
 */
type RowRun = readonly [position: number, first: number, count: number, blank?: string];

type StoredSheet = Omit<Sheet, 'rows' | Younger> &
  Partial<Pick<Sheet, Younger>> & { readonly rowRuns: readonly RowRun[] };

const HEADS = 'spreadsheet';
const sheetsOf = (id: string): string => `sheet/${id}`;
const rowsOf = (id: string): string => `row/${id}`;
const blanksOf = (id: string): string => `blank/${id}`;
const marksOf = (id: string): string => `metadata/${id}`;
const piecesOf = (id: string): string => `piece/${id}`;

/** Workbooks in memory, by their stored head. A rollback restores the old head, and with it the old workbook. */
const assembled = new WeakMap<Head, Workbook>();

/** @throws 404 if there is no such spreadsheet */
export function loadWorkbook(store: Store, id: string): Workbook {
  const head = store.get<Head>(HEADS, id);
  if (!head) throw notFound();
  const known = assembled.get(head);
  if (known) return known;
  const { order, marks = [], metadata: earlier, ...rest } = head;
  const sheets = order.flatMap((sheetId) => {
    const stored = store.get<StoredSheet>(sheetsOf(id), String(sheetId));
    return stored ? [assembleSheet(store, id, stored)] : [];
  });
  const pieces = new Map(store.list<object>(piecesOf(id)));
  const metadata = earlier ?? marks.flatMap((mark) => store.get<DeveloperMetadata>(marksOf(id), String(mark)) ?? []);
  const workbook: Workbook = { id, ...rest, sheets, pieces, metadata };
  assembled.set(head, workbook);
  return workbook;
}

export function workbookExists(store: Store, id: string): boolean {
  return store.get(HEADS, id) !== undefined;
}

/**
 * Stores the differences between `base` (undefined for a new workbook) and `next`: the head, changed tabs, rows and metadata, and the
 * pieces in `usedPieces` that are not stored yet.
 */
export function saveWorkbook(
  store: Store,
  next: Workbook,
  base: Workbook | undefined,
  usedPieces: Iterable<string>,
): void {
  const { id, sheets, pieces, metadata, ...rest } = next;
  const order = sheets.map((sheet) => sheet.properties.sheetId);
  const head: Head = { ...rest, order, marks: metadata.map(({ metadataId }) => metadataId) };
  const before = new Map(base?.sheets.map((sheet) => [sheet.properties.sheetId, sheet]));
  for (const sheet of sheets) {
    const { sheetId } = sheet.properties;
    const old = before.get(sheetId);
    before.delete(sheetId);
    if (old !== sheet) saveSheet(store, id, sheet, old);
  }
  for (const [sheetId, gone] of before) {
    store.delete(sheetsOf(id), String(sheetId));
    for (const row of gone.rows) if (row) deleteIfThere(store, rowsOf(id), String(row.id));
  }
  saveMetadata(store, next, base);
  for (const key of usedPieces) {
    const piece = pieces.get(key);
    if (piece && !store.get(piecesOf(id), key)) store.put(piecesOf(id), key, piece);
  }
  store.put(HEADS, id, head);
  assembled.set(head, next);
}

/** Deletes all stored parts of a workbook. */
export function deleteWorkbook(store: Store, id: string): void {
  for (const collection of [sheetsOf(id), rowsOf(id), blanksOf(id), marksOf(id), piecesOf(id)]) {
    for (const key of [...store.list(collection).keys()]) store.delete(collection, key);
  }
  store.delete(HEADS, id);
}

/** Stores the changed metadata. Metadata never change in place, so another object is another content. */
function saveMetadata(store: Store, { id, metadata }: Workbook, base: Workbook | undefined): void {
  const gone = new Set(base?.metadata.map(({ metadataId }) => metadataId));
  for (const each of metadata) {
    const key = String(each.metadataId);
    gone.delete(each.metadataId);
    if (store.get(marksOf(id), key) !== each) store.put(marksOf(id), key, each);
  }
  for (const metadataId of gone) store.delete(marksOf(id), String(metadataId));
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
  const kept = new Set<number>();
  for (const row of placed) {
    const isNew = !gone.delete(row);
    if (blankOf(row)) continue;
    kept.add(row.id);
    if (isNew) store.put(rowsOf(id), String(row.id), row);
  }
  const emptied = placed.filter((row) => blankOf(row));
  for (const row of [...gone, ...emptied]) if (!kept.has(row.id)) deleteIfThere(store, rowsOf(id), String(row.id));
  const { rows, ...structure } = sheet;
  const stored: StoredSheet = { ...structure, rowRuns: runsOf(rows) };
  for (const row of placed) {
    const blank = blankOf(row);
    if (blank && !store.get(blanksOf(id), blank)) store.put(blanksOf(id), blank, { cells: row.cells });
  }
  store.put(sheetsOf(id), String(sheet.properties.sheetId), stored);
}

function deleteIfThere(store: Store, collection: string, id: string): void {
  if (store.get(collection, id)) store.delete(collection, id);
}

/** The keys of checked rows that are empty; an empty text for rows with content. Stored rows never change. */
const blanks = new WeakMap<Row, string>();

/** The key of an empty row's formats and rules; an empty text if the row has content. Whole columns are often formatted, so most rows are empty. */
function blankOf(row: Row): string {
  const known = blanks.get(row);
  if (known !== undefined) return known;
  const key = row.cells.every(isBlank) ? digest(row.cells) : '';
  blanks.set(row, key);
  return key;
}

const isBlank = (cell: Cell | null): boolean => {
  for (const name in cell) if (name !== 'format' && name !== 'rule') return false;
  return true;
};

const digest = (cells: Row['cells']): string =>
  createHash('sha1').update(JSON.stringify(cells)).digest('base64url').slice(0, 16);

function runsOf(rows: Sheet['rows']): RowRun[] {
  const runs: [number, number, number, string?][] = [];
  rows.forEach((row, position) => {
    if (!row) return;
    const blank = blankOf(row);
    const last = runs.at(-1);
    const goesOn = last && last[0] + last[2] === position && last[1] + last[2] === row.id;
    if (goesOn && (last[3] ?? '') === blank) last[2] += 1;
    else runs.push(blank ? [position, row.id, 1, blank] : [position, row.id, 1]);
  });
  return runs;
}

function assembleSheet(store: Store, id: string, { rowRuns, ...structure }: StoredSheet): Sheet {
  const stored = store.list<Row>(rowsOf(id));
  const last = rowRuns.at(-1);
  const rows = new Array<Row | undefined>(last ? last[0] + last[2] : 0).fill(undefined);
  for (const [position, first, count, blank] of rowRuns) {
    const common = blank === undefined ? undefined : store.get<Pick<Row, 'cells'>>(blanksOf(id), blank);
    for (let offset = 0; offset < count; offset += 1) {
      const row = first + offset;
      rows[position + offset] = common ? { id: row, cells: common.cells } : stored.get(String(row));
    }
  }
  const younger = { filterViews: [], rowGroups: [], columnGroups: [], tables: [] };
  return { ...younger, ...structure, basicFilter: structure.basicFilter, rows };
}
