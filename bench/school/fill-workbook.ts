import type { SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import type { Snapshot, Tab } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { Raw } from '../../sheets-schema/cell.ts';

/** The content of a cell in a request. */
export const cellData = (value: Raw | undefined) => {
  if (value === undefined) return {};
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  return { userEnteredValue: typeof value === 'boolean' ? { boolValue: value } : { stringValue: value } };
};

/** Requests that write the rows of `written` into the columns of the installed tab. */
function fill(installed: Tab, written: Tab) {
  const places = [...installed.columns].sort(([, a], [, b]) => a - b).map(([key]) => written.columns.get(key) ?? -1);
  const rows = written.cells.slice(1).map((row) => ({ values: places.map((place) => cellData(row[place])) }));
  const missing = rows.length + 1 - installed.rowCount;
  const { sheetId } = installed;
  return [
    ...(missing > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: missing } }] : []),
    { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows, fields: 'userEnteredValue' } },
  ];
}

/** Writes these rows into an installed workbook. @returns the workbook as it was */
export async function fillWorkbook(sheets: SheetsGateway, spreadsheetId: string, written: Snapshot): Promise<Snapshot> {
  const installed = await readWorkbook(sheets, spreadsheetId);
  const requests = [...written.tabs].flatMap(([name, tab]) => {
    const target = installed.tabs.get(name);
    return target && tab.cells.length > 1 ? fill(target, tab) : [];
  });
  await sheets.write(spreadsheetId, requests);
  return installed;
}
