import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { quotedTitle } from '../../../functions/workbook/a1.ts';
import { TAB_MARK } from '../../../functions/workbook/marks.ts';
import { markedValue } from '../../../functions/workbook/spreadsheet-mark.ts';
import type { Choice, GridView } from './grid-view.ts';
import { PEOPLE_CODE, PEOPLE_NAME } from './our-column.ts';
import { sheetView, VIEW_FIELDS } from './sheet-view.ts';

/** The tabs of a workbook without their cells. */
export async function readTabs(api: sheets_v4.Sheets, spreadsheetId: string): Promise<sheets_v4.Schema$Sheet[]> {
  const fields = 'sheets(properties(sheetId,title,hidden),developerMetadata(metadataKey,metadataValue))';
  const { data } = await api.spreadsheets.get({ spreadsheetId, fields, prettyPrint: false });
  return data.sheets ?? [];
}

const rangeOf = ({ properties }: sheets_v4.Schema$Sheet) => quotedTitle(properties?.title ?? '');

/** The participants from the register, as choices by name. */
function peopleOf({ columns, rows }: GridView): Choice[] {
  const [code, name] = [PEOPLE_CODE, PEOPLE_NAME].map((mark) => columns.findIndex((column) => column.mark === mark));
  return rows.flatMap(({ cells }) => {
    const value = cells[code ?? -1]?.text ?? '';
    const label = cells[name ?? -1]?.text ?? '';
    return value === '' ? [] : [{ value, ...(label === '' ? {} : { label }) }];
  });
}

/** One tab as the grid shows it; undefined if there is no such tab. */
export async function readView(
  api: sheets_v4.Sheets,
  spreadsheetId: string,
  gid: number,
): Promise<GridView | undefined> {
  const tabs = await readTabs(api, spreadsheetId);
  const found = tabs.find(({ properties }) => properties?.sheetId === gid);
  if (!found) return undefined;
  const register = tabs.find(({ developerMetadata }) => markedValue(developerMetadata, TAB_MARK) === 'people');
  const ranges = [found, ...(register && register !== found ? [register] : [])].map(rangeOf);
  const { data } = await api.spreadsheets.get({ spreadsheetId, ranges, fields: VIEW_FIELDS, prettyPrint: false });
  const read = (tab: sheets_v4.Schema$Sheet | undefined) =>
    data.sheets?.find(({ properties }) => properties?.sheetId === tab?.properties?.sheetId);
  const sheet = read(found);
  const people = read(register);
  return sheet && sheetView(sheet, people && peopleOf(sheetView(people)));
}
