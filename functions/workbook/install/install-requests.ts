import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Column, Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { findRevision, firstRevision, GENERATION_MARK, MARKER_TAB, type Request, revisionMark } from '../marks.ts';
import { findTabs } from '../read.ts';
import { lastRow, type Tab } from '../snapshot.ts';
import type { Repair } from './repair-requests.ts';
import { addTab, formatColumns, initialRows, laterRows, markerProtection, type PlacedColumn } from './tab-requests.ts';

/** Fixed ids, so that requests of one batch can refer to our tabs before they exist. */
const MARKER_SHEET_ID = 1000;
const FIRST_SHEET_ID = 1001;

/** Makes a function that returns a free tab id: the wanted id or the next free id. */
function freeIds({ sheets }: sheets_v4.Schema$Spreadsheet): (wanted: number) => number {
  const taken = new Set((sheets ?? []).map(({ properties }) => properties?.sheetId));
  return (wanted) => {
    let id = wanted;
    while (taken.has(id)) id++;
    taken.add(id);
    return id;
  };
}

function placed(table: Table, place: (key: string, order: number) => number | undefined): PlacedColumn[] {
  return Object.entries(table.columns).flatMap(([key, column], order) => {
    const index = place(key, order);
    return index === undefined ? [] : [{ key, column: column as Column, index }];
  });
}

function newTab(table: Table, sheetId: number, order: number, programYear: number): Request[] {
  return [
    ...addTab(table, sheetId, order),
    ...formatColumns(
      table,
      sheetId,
      placed(table, (_, index) => index),
    ),
    ...initialRows(table, sheetId, programYear),
  ];
}

/** New columns of the schema go to the right of all others, where they overwrite no column of the staff. */
function upgradedTab(table: Table, tab: Tab): Request[] {
  // We never add a missing key column: with empty keys, every row would count as new. Only the version history can restore the keys.
  const isUsed = lastRow(tab) > 0;
  const missing = Object.keys(table.columns).filter(
    (key) => !tab.columns.has(key) && !(isUsed && table.key.includes(key)),
  );
  if (missing.length === 0) return [];
  const width = Math.max(0, ...tab.cells.map((row) => row.length));
  const { sheetId } = tab;
  const range = { sheetId, dimension: 'COLUMNS', startIndex: width, endIndex: width + missing.length };
  return [
    { insertDimension: { range, inheritFromBefore: width > 0 } },
    ...formatColumns(
      table,
      sheetId,
      placed(table, (key) => (missing.includes(key) ? width + missing.indexOf(key) : undefined)),
    ),
  ];
}

/** Tabs whose missing rows the program adds. Without its row, staff could not change a new setting. */
const COMPLETE: readonly string[] = ['settings'];

/** Requests that make the tabs of a workbook match the schema. */
export function tabRequests(spreadsheet: sheets_v4.Schema$Spreadsheet, programYear: number): Repair {
  const have = findTabs(spreadsheet);
  const freeId = freeIds(spreadsheet);
  const columns = new Map<Tab, Set<number>>();
  const requests = (Object.values(tables) as Table[]).flatMap((table, order) => {
    const tab = have.get(table.name);
    if (!tab) return newTab(table, freeId(FIRST_SHEET_ID + order), order, programYear);
    const rows = COMPLETE.includes(table.name) ? laterRows(table, tab, programYear) : [];
    if (rows.length > 0) columns.set(tab, new Set(tab.columns.values()));
    // The rows come first, because their requests use column positions from before the new columns.
    return [...rows, ...upgradedTab(table, tab)];
  });
  return { requests, columns };
}

function addMarkerTab(sheetId: number): Request[] {
  const gridProperties = { rowCount: 1, columnCount: 1 };
  return [
    { addSheet: { properties: { sheetId, title: MARKER_TAB, hidden: true, gridProperties } } },
    markerProtection(sheetId),
  ];
}

/**
 * Requests that add the revision mark and the hidden tab; empty if the mark exists. If people deleted the cells of a named range, Google hides the
 * range, but its name stays taken. So the new mark gets a number that was never used.
 */
export function markerRequests(spreadsheet: sheets_v4.Schema$Spreadsheet): Request[] {
  if (findRevision(spreadsheet)) return [];
  const lost = (spreadsheet.developerMetadata ?? []).filter(
    ({ metadataKey }) => metadataKey === GENERATION_MARK,
  ).length;
  const tab = spreadsheet.sheets?.find(({ properties }) => properties?.title === MARKER_TAB);
  const sheetId = tab?.properties?.sheetId ?? freeIds(spreadsheet)(MARKER_SHEET_ID);
  const name = revisionMark(firstRevision(lost));
  const range = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  const generation = { metadataKey: GENERATION_MARK, metadataValue: name, location: { spreadsheet: true } };
  return [
    ...(tab ? [] : addMarkerTab(sheetId)),
    { addNamedRange: { namedRange: { namedRangeId: name, name, range } } },
    { createDeveloperMetadata: { developerMetadata: { ...generation, visibility: 'DOCUMENT' } } },
  ];
}

/** Removes the tab that Google made with the spreadsheet, unless it has content or is one of our tabs. */
export function emptyFirstTab(spreadsheet: sheets_v4.Schema$Spreadsheet): Request[] {
  const [only, ...others] = spreadsheet.sheets ?? [];
  const sheetId = only?.properties?.sheetId;
  if (others.length > 0 || typeof sheetId !== 'number' || findTabs(spreadsheet).size > 0) return [];
  const written = (only?.data ?? []).some(({ rowData }) =>
    rowData?.some(({ values }) => values?.some((cell) => cell.effectiveValue)),
  );
  return written ? [] : [{ deleteSheet: { sheetId } }];
}
