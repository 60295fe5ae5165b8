import type { School } from '../functions/jobs/school.ts';
import { READ_FIELDS, toSnapshot } from '../functions/workbook/read.ts';
import { settings } from '../sheets-schema/settings.ts';
import type { SheetsService } from './gateways/sheets-service.ts';

type Chosen = { readonly privacyMode: 'names' | 'codes'; readonly schoolShort?: string };

/** Puts what was chosen in the dialog into the tab «Настройки», as a person would type it; other settings stay as they are. */
export async function writeSettings(
  school: School & { readonly sheets: SheetsService },
  chosen: Chosen,
): Promise<void> {
  const { tabs } = toSnapshot(school.sheets.readNow(school.spreadsheetId, READ_FIELDS));
  const tab = tabs.get('settings');
  const key = tab?.columns.get('key');
  const value = tab?.columns.get('value');
  if (!tab || key === undefined || value === undefined) return;
  const texts: Readonly<Record<string, string>> = {
    privacyMode: String(settings.privacyMode.type.write(chosen.privacyMode)),
    // On a school's own computer it says so from the start.
    ...(school.docsRoot.startsWith('https://docs.google.com/')
      ? { dataPlace: String(settings.dataPlace.type.write('google')) }
      : {}),
    ...(chosen.schoolShort === undefined ? {} : { schoolShort: chosen.schoolShort }),
  };
  const requests = tab.cells.flatMap((row, rowIndex) => {
    const text = texts[String(row[key])];
    if (text === undefined || row[value] === text) return [];
    const start = { sheetId: tab.sheetId, rowIndex, columnIndex: value };
    return [
      {
        updateCells: {
          start,
          rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
          fields: 'userEnteredValue',
        },
      },
    ];
  });
  if (requests.length > 0) await school.sheets.write(school.spreadsheetId, requests);
}
