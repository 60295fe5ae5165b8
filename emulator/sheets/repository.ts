import { notFound } from '../core/errors.ts';
import type { Store } from '../core/store.ts';
import type { DeveloperMetadata, Row, Sheet, Workbook } from './model.ts';

/** The stored part of a workbook without its tabs, rows and metadata. Every change of the workbook writes it anew, so it stays small. */
type Head = Omit<Workbook, 'id' | 'sheets' | 'pieces' | 'metadata'> & {
  readonly order: readonly number[];
  /** Ids of the metadata, in their order. Data files of earlier versions have the metadata themselves instead. */
  readonly marks?: readonly number[];
  readonly metadata?: readonly DeveloperMetadata[];
};

/** Fields that data files of earlier versions lack. */
type Younger = 'filterViews' | 'rowGroups' | 'columnGroups';

/** `rowRuns` describes rows with consecutive ids: [position, first row id, number of rows]. */
type StoredSheet = Omit<Sheet, 'rows' | Younger> &
  Partial<Pick<Sheet, Younger>> & { readonly rowRuns: readonly (readonly [number, number, number])[] };

const HEADS = 'spreadsheet';
const sheetsOf = (id: string): string => `sheet/${id}`;
const rowsOf = (id: string): string => `row/${id}`;
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
    for (const row of gone.rows) if (row) store.delete(rowsOf(id), String(row.id));
  }
  if (metadata !== base?.metadata || !store.get<Head>(HEADS, id)?.marks) saveMetadata(store, next, base);
  for (const key of usedPieces) {
    const piece = pieces.get(key);
    if (piece && !store.get(piecesOf(id), key)) store.put(piecesOf(id), key, piece);
  }
  store.put(HEADS, id, head);
  assembled.set(head, next);
}

/** Deletes all stored parts of a workbook. */
export function deleteWorkbook(store: Store, id: string): void {
  for (const collection of [sheetsOf(id), rowsOf(id), marksOf(id), piecesOf(id)]) {
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
