import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Column, Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { MARKER_TAB, revisionMark } from '../marks.ts';
import type { Tab } from '../snapshot.ts';
import { addTab, dressColumns, initialRows, type PlacedColumn } from './tab-requests.ts';

type Request = sheets_v4.Schema$Request;

/** Ids of our own tabs, chosen so that requests of one batch can name them before they exist. */
const FIRST_SHEET_ID = 1001;
export const MARKER_SHEET_ID = 1000;

function placed(table: Table, place: (key: string, order: number) => number | undefined): PlacedColumn[] {
  return Object.entries(table.columns).flatMap(([key, column], order) => {
    const index = place(key, order);
    return index === undefined ? [] : [{ key, column: column as Column, index }];
  });
}

function newTab(table: Table, order: number, programYear: number): Request[] {
  const sheetId = FIRST_SHEET_ID + order;
  return [
    ...addTab(table, sheetId, order),
    ...dressColumns(
      table,
      sheetId,
      placed(table, (_, index) => index),
    ),
    ...initialRows(table, sheetId, programYear),
  ];
}

/** Columns that the schema gained since the tab was made go to the right of everything that stands there. */
function upgradedTab(table: Table, tab: Tab): Request[] {
  const missing = Object.keys(table.columns).filter((key) => !tab.columns.has(key));
  if (missing.length === 0) return [];
  const width = Math.max(0, ...tab.cells.map((row) => row.length));
  const lacking = width + missing.length - tab.columnCount;
  return [
    ...(lacking > 0 ? [{ appendDimension: { sheetId: tab.sheetId, dimension: 'COLUMNS', length: lacking } }] : []),
    ...dressColumns(
      table,
      tab.sheetId,
      placed(table, (key) => (missing.includes(key) ? width + missing.indexOf(key) : undefined)),
    ),
  ];
}

/** What makes the tabs of a workbook equal to the schema; empty where they are equal already. */
export function tabRequests(have: ReadonlyMap<string, Tab>, programYear: number): Request[] {
  return Object.values(tables).flatMap((table, order) => {
    const tab = have.get(table.name);
    return tab ? upgradedTab(table as Table, tab) : newTab(table as Table, order, programYear);
  });
}

/** The hidden tab with the revision mark of a workbook that has none. */
export function markerRequests(): Request[] {
  const name = revisionMark(1);
  const range = { sheetId: MARKER_SHEET_ID, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  return [
    {
      addSheet: {
        properties: {
          sheetId: MARKER_SHEET_ID,
          title: MARKER_TAB,
          hidden: true,
          gridProperties: { rowCount: 1, columnCount: 1 },
        },
      },
    },
    { addNamedRange: { namedRange: { namedRangeId: name, name, range } } },
    {
      addProtectedRange: {
        protectedRange: { range: { sheetId: MARKER_SHEET_ID }, description: 'Служебный лист «Наставника»' },
      },
    },
  ];
}
