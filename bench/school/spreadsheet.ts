import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { COLUMN_MARK, MARKER_TAB, revisionMark, SECRET_MARK, TAB_MARK } from '../../functions/workbook/marks.ts';
import { cellKey, type Snapshot, type Tab } from '../../functions/workbook/snapshot.ts';
import type { Raw } from '../../sheets-schema/cell.ts';

function cellOf(value: Raw | undefined): sheets_v4.Schema$CellData {
  if (value === undefined) return {};
  if (typeof value === 'number') return { effectiveValue: { numberValue: value } };
  if (typeof value === 'boolean') return { effectiveValue: { boolValue: value } };
  return { effectiveValue: { stringValue: value } };
}

function sheetOf({ layout, sheetId, title, rowCount, columnCount, cells, links }: Tab): sheets_v4.Schema$Sheet {
  const cellAt = (value: Raw | undefined, row: number, column: number): sheets_v4.Schema$CellData => {
    const hyperlink = links.get(cellKey(row, column));
    return hyperlink === undefined ? cellOf(value) : { ...cellOf(value), hyperlink };
  };
  const columnMetadata = layout.columns.map(({ key }) => ({
    developerMetadata: [{ metadataKey: COLUMN_MARK, metadataValue: `${layout.name}.${key}` }],
  }));
  return {
    properties: { sheetId, title, gridProperties: { rowCount, columnCount } },
    developerMetadata: [{ metadataKey: TAB_MARK, metadataValue: layout.name }],
    data: [
      {
        rowData: cells.map((line, row) => ({
          values: Array.from(line, (value, column) => cellAt(value, row, column)),
        })),
        columnMetadata,
      },
    ],
  };
}

/** The workbook as `spreadsheets.get` returns it. */
export function spreadsheetOf({
  spreadsheetId,
  revision,
  markerSheetId,
  secret,
  tabs,
}: Snapshot): sheets_v4.Schema$Spreadsheet {
  return {
    spreadsheetId,
    developerMetadata: [{ metadataKey: SECRET_MARK, metadataValue: secret }],
    namedRanges: [{ name: revisionMark(revision), range: { sheetId: markerSheetId } }],
    sheets: [...[...tabs.values()].map(sheetOf), { properties: { sheetId: markerSheetId, title: MARKER_TAB } }],
  };
}
