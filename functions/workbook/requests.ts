import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Raw } from '../../sheets-schema/cell.ts';
import { type Request, revisionMark, revisionName } from './marks.ts';
import type { CellChange, SetCell, Snapshot, Tab } from './snapshot.ts';

type CellData = sheets_v4.Schema$CellData;
/** Converts a raw value to a Google cell. Text stays text, even if it begins with `=`. */
function cellData(value: Raw | undefined, link?: string | null): CellData {
  const format = link ? { userEnteredFormat: { textFormat: { link: { uri: link } } } } : {};
  if (value === undefined) return format;
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value }, ...format };
  if (typeof value === 'boolean') return { userEnteredValue: { boolValue: value }, ...format };
  return { userEnteredValue: { stringValue: value }, ...format };
}

function setData({ value, formula, link, note }: SetCell): CellData {
  return {
    ...cellData(value, link),
    ...(formula === undefined ? {} : { userEnteredValue: { formulaValue: formula } }),
    ...(note ? { note } : {}),
  };
}

const VALUE = 'userEnteredValue';
const VALUE_AND_LINK = `${VALUE},userEnteredFormat.textFormat.link`;

/** The field mask of a change: the value, and the link and the note if the change includes them. */
const writtenFields = ({ link, note }: SetCell): string =>
  `${link === undefined ? VALUE : VALUE_AND_LINK}${note === undefined ? '' : ',note'}`;

/** Adjacent cells of one row. One request writes them. */
interface Run {
  readonly row: number;
  readonly column: number;
  readonly fields: string;
  readonly values: readonly CellData[];
}

function runs(sets: readonly SetCell[]): Run[] {
  const sorted = [...sets].sort((a, b) => a.row - b.row || a.column - b.column);
  const found: (Run & { readonly values: CellData[] })[] = [];
  for (const set of sorted) {
    const { row, column } = set;
    const fields = writtenFields(set);
    const last = found.at(-1);
    const follows = last?.row === row && last.column + last.values.length === column && last.fields === fields;
    if (last && follows) last.values.push(setData(set));
    else found.push({ row, column, fields, values: [setData(set)] });
  }
  return found;
}

/** Groups runs of the same columns in consecutive rows, for one request each. */
function blocks(found: readonly Run[]): Run[][] {
  const open = new Map<string, Run[]>();
  const all: Run[][] = [];
  for (const run of found) {
    const shape = `${run.column}:${run.values.length}:${run.fields}`;
    const block = open.get(shape);
    if (block && block.at(-1)?.row === run.row - 1) block.push(run);
    else {
      const fresh = [run];
      open.set(shape, fresh);
      all.push(fresh);
    }
  }
  return all;
}

function updateCells(tab: Tab, block: readonly Run[]): Request {
  const [first] = block;
  return {
    updateCells: {
      start: { sheetId: tab.sheetId, rowIndex: first?.row ?? 0, columnIndex: first?.column ?? 0 },
      rows: block.map((run) => ({ values: [...run.values] })),
      fields: first?.fields ?? VALUE,
    },
  };
}

function appendCells(tab: Tab, appends: readonly Extract<CellChange, { kind: 'append' }>[]): Request {
  const rows = appends.map(({ cells, links }) => {
    const width = Math.max(-1, ...cells.keys()) + 1;
    return { values: Array.from({ length: width }, (_, column) => cellData(cells.get(column), links?.get(column))) };
  });
  const fields = appends.some(({ links }) => links) ? VALUE_AND_LINK : VALUE;
  return { appendCells: { sheetId: tab.sheetId, rows, fields } };
}

/** The number of additional rows that a full tab gets, so that it does not grow with each write. */
const SPARE_ROWS = 50;

/**
 * Requests that add rows to a tab with fewer than `needed` rows. `appendCells` adds rows too, but without formats and drop-down lists. So the new
 * rows get those of the last row.
 */
function grown({ sheetId, rowCount, columnCount }: Tab, needed: number): Request[] {
  if (needed <= rowCount) return [];
  const length = needed - rowCount + SPARE_ROWS;
  const across = { sheetId, startColumnIndex: 0, endColumnIndex: columnCount };
  const source = { ...across, startRowIndex: rowCount - 1, endRowIndex: rowCount };
  const destination = { ...across, startRowIndex: rowCount, endRowIndex: rowCount + length };
  return [
    { appendDimension: { sheetId, dimension: 'ROWS', length } },
    { copyPaste: { source, destination, pasteType: 'PASTE_FORMAT' } },
    { copyPaste: { source, destination, pasteType: 'PASTE_DATA_VALIDATION' } },
  ];
}

function ofTab(tab: Tab, changes: readonly CellChange[]): Request[] {
  const sets = changes.filter((change) => change.kind === 'set');
  const appends = changes.filter((change) => change.kind === 'append');
  const lowest = Math.max(-1, ...sets.map(({ row }) => row)) + 1;
  return [
    ...grown(tab, Math.max(lowest, tab.cells.length + appends.length)),
    // We add rows first, because emptying a row could change which row is the last.
    ...(appends.length > 0 ? [appendCells(tab, appends)] : []),
    ...blocks(runs(sets)).map((block) => updateCells(tab, block)),
  ];
}

/** The requests that carry out the changes, tab by tab. */
export function changeRequests(changes: readonly CellChange[], { tabs }: Pick<Snapshot, 'tabs'>): Request[] {
  return [...tabs].flatMap(([name, tab]) =>
    ofTab(
      tab,
      changes.filter((change) => change.tab === name),
    ),
  );
}

/**
 * Requests that advance the revision mark. They delete the named range of this revision and add that of the next one. If two writers start from the
 * same revision, the second deletes a missing range and adds an existing one, so Google refuses its whole batch.
 */
export function markRequests({ revision, markerSheetId }: Snapshot, commitId: string): Request[] {
  const next = revision + 1;
  const cell = { sheetId: markerSheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  return [
    { deleteNamedRange: { namedRangeId: revisionMark(revision) } },
    {
      addNamedRange: {
        namedRange: { namedRangeId: revisionMark(next), name: revisionName(next, commitId), range: cell },
      },
    },
  ];
}
