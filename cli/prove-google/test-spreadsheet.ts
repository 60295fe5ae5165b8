import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';
import { UserFacingError } from '../../workspace/user-facing-error.ts';

/** Developer metadata that mark a spreadsheet of this command. The command changes no other spreadsheet. */
const OWN_MARK = 'nastavnik.proof';
const TITLE = 'Наставник: проверка Google (можно удалить)';

/** A spreadsheet for tests. */
export interface TestSpreadsheet {
  readonly spreadsheetId: string;
  read(fields: string, ranges?: readonly string[]): Promise<sheets_v4.Schema$Spreadsheet>;
  write(
    requests: readonly sheets_v4.Schema$Request[],
    shown?: Omit<sheets_v4.Schema$BatchUpdateSpreadsheetRequest, 'requests'>,
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>;
  /** Adds an empty tab and returns its id. */
  tab(title: string): Promise<number>;
}

/**
 * Makes a spreadsheet, or opens one that an earlier run made.
 * @throws UserFacingError if the spreadsheet is somebody's own
 */
export async function openTestSpreadsheet({ auth, rootUrl }: GoogleAccess, known?: string): Promise<TestSpreadsheet> {
  const api = sheets({ version: 'v4', auth, ...(rootUrl ? { rootUrl } : {}), retry: false });
  const make = async (): Promise<string> => {
    const requestBody = { properties: { title: TITLE, locale: 'ru_RU' } };
    const made = (await api.spreadsheets.create({ requestBody })).data.spreadsheetId ?? '';
    const developerMetadata = { metadataKey: OWN_MARK, location: { spreadsheet: true }, visibility: 'DOCUMENT' };
    await api.spreadsheets.batchUpdate({
      spreadsheetId: made,
      requestBody: { requests: [{ createDeveloperMetadata: { developerMetadata } }] },
    });
    return made;
  };
  const spreadsheetId = known ?? (await make());
  const read = async (fields: string, ranges: readonly string[] = []) =>
    (await api.spreadsheets.get({ spreadsheetId, fields, ranges: [...ranges], prettyPrint: false })).data;
  const { developerMetadata = [] } = await read('developerMetadata(metadataKey)');
  if (!developerMetadata.some(({ metadataKey }) => metadataKey === OWN_MARK)) {
    throw new UserFacingError(
      'Эту таблицу сделала не проверка, поэтому в ней ничего не тронуто. Запустите команду без --spreadsheet: она сделает свою.',
    );
  }
  const write: TestSpreadsheet['write'] = async (requests, shown = {}) =>
    (await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [...requests], ...shown } })).data;
  return {
    spreadsheetId,
    read,
    write,
    async tab(title) {
      const gridProperties = { rowCount: 50, columnCount: 6 };
      const { replies } = await write([
        { addSheet: { properties: { title: `${title} ${Date.now()}`, gridProperties } } },
      ]);
      return replies?.[0]?.addSheet?.properties?.sheetId ?? 0;
    },
  };
}
