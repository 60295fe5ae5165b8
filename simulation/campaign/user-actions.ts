import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Snapshot, Tab } from '../../functions/workbook/snapshot.ts';

/** A person's action on a tab with mouse and keyboard, as requests. */
export type Act = (tab: Tab) => sheets_v4.Schema$Request[];

const column = ({ sheetId, columns }: Tab, key: string) => ({
  sheetId,
  startRowIndex: 1,
  startColumnIndex: columns.get(key) ?? 0,
  endColumnIndex: (columns.get(key) ?? 0) + 1,
});

/** Empties a column below its header. */
export const clearColumn =
  (key: string): Act =>
  (tab) => [{ repeatCell: { range: column(tab, key), cell: {}, fields: 'userEnteredValue' } }];

/** Empties everything below the header. */
export const clearTab: Act = ({ sheetId }) => [
  { repeatCell: { range: { sheetId, startRowIndex: 1 }, cell: {}, fields: 'userEnteredValue' } },
];

/** Deletes rows, counted from the first row below the header. */
export const deleteRows =
  (first: number, count: number): Act =>
  ({ sheetId, rowCount }) => {
    const startIndex = Math.min(1 + first, rowCount - 1);
    const endIndex = Math.min(startIndex + count, rowCount);
    const deletion = { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex, endIndex } } };
    // Google keeps one row below the header.
    const spare = { appendDimension: { sheetId, dimension: 'ROWS', length: 1 } };
    return startIndex === 1 && endIndex === rowCount ? [spare, deletion] : [deletion];
  };

export const insertRows =
  (before: number, count: number): Act =>
  ({ sheetId }) => [
    {
      insertDimension: {
        range: { sheetId, dimension: 'ROWS', startIndex: 1 + before, endIndex: 1 + before + count },
        inheritFromBefore: false,
      },
    },
  ];

/** Sorts whole rows by a column. */
export const sortRows =
  (key: string, sortOrder: 'ASCENDING' | 'DESCENDING'): Act =>
  ({ sheetId, columns, cells }) => [
    {
      sortRange: {
        range: { sheetId, startRowIndex: 1, endRowIndex: Math.max(2, cells.length), startColumnIndex: 0 },
        sortSpecs: [{ dimensionIndex: columns.get(key) ?? 0, sortOrder }],
      },
    },
  ];

/** Sorts one column without the other columns. */
export const sortAlone =
  (key: string): Act =>
  (tab) => [
    {
      sortRange: {
        range: { ...column(tab, key), endRowIndex: Math.max(2, tab.cells.length) },
        sortSpecs: [{ dimensionIndex: tab.columns.get(key) ?? 0, sortOrder: 'DESCENDING' }],
      },
    },
  ];

/** Types the same word into every cell of a column. */
export const typeOver =
  (key: string, word: string): Act =>
  (tab) => [
    {
      repeatCell: {
        range: { ...column(tab, key), endRowIndex: Math.max(2, tab.cells.length) },
        cell: { userEnteredValue: { stringValue: word } },
        fields: 'userEnteredValue',
      },
    },
  ];

/** Copies a row below the last row. */
export const copyRow =
  (row: number): Act =>
  ({ sheetId, cells }) => {
    const from = { sheetId, startRowIndex: 1 + row, endRowIndex: 2 + row };
    const to = { sheetId, startRowIndex: cells.length, endRowIndex: cells.length + 1 };
    return [{ copyPaste: { source: from, destination: to, pasteType: 'PASTE_NORMAL' } }];
  };

/** Copies all rows below the last row. */
export const copyAll: Act = ({ sheetId, cells }) => {
  const length = cells.length - 1;
  return [
    { appendDimension: { sheetId, dimension: 'ROWS', length } },
    {
      copyPaste: {
        source: { sheetId, startRowIndex: 1, endRowIndex: cells.length },
        destination: { sheetId, startRowIndex: cells.length, endRowIndex: cells.length + length },
        pasteType: 'PASTE_NORMAL',
      },
    },
  ];
};

const block = ({ sheetId, columns }: Tab, [left, right]: readonly [string, string], row: number) => ({
  sheetId,
  startRowIndex: 1 + row,
  endRowIndex: 2 + row,
  startColumnIndex: columns.get(left) ?? 0,
  endColumnIndex: (columns.get(right) ?? 0) + 1,
});

/** Inserts cells into the columns from the first to the last, and pushes the cells below down. */
export const pushDown =
  (columns: readonly [string, string], row: number): Act =>
  (tab) => [{ insertRange: { range: block(tab, columns, row), shiftDimension: 'ROWS' } }];

/** Deletes cells of the columns from the first to the last, and pulls the cells below up. */
export const pullUp =
  (columns: readonly [string, string], row: number): Act =>
  (tab) => [{ deleteRange: { range: block(tab, columns, row), shiftDimension: 'ROWS' } }];

/** The requests of an action on a tab of a workbook. */
export function actOn(snapshot: Snapshot, name: string, act: Act): sheets_v4.Schema$Request[] {
  const tab = snapshot.tabs.get(name);
  if (!tab) throw new Error(`There is no tab ${name}.`);
  return act(tab);
}
