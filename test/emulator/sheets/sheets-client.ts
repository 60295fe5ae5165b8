import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../emulator/index.ts';

export const ANNA = 'anna@example.org';
export const BORIS = 'boris@example.org';

/** Google's own client that acts as `identity` at an emulator. */
export function clientOf(emulator: Emulator, identity = ANNA): sheets_v4.Sheets {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: identity });
  return sheets({ version: 'v4', rootUrl: emulator.url, auth: client, retry: false });
}

export interface Workspace {
  readonly emulator: Emulator;
  readonly api: sheets_v4.Sheets;
  readonly spreadsheetId: string;
  /** Sends requests in one batch. @returns the replies */
  batch(...requests: sheets_v4.Schema$Request[]): Promise<sheets_v4.Schema$Response[]>;
  get(
    params?: Omit<sheets_v4.Params$Resource$Spreadsheets$Get, 'spreadsheetId'>,
  ): Promise<sheets_v4.Schema$Spreadsheet>;
  /** `values.get`. @returns the values, if there are any */
  read(range: string, params?: object): Promise<unknown[][] | undefined>;
  /** `values.update`, with RAW by default. */
  write(range: string, values: unknown[][], valueInputOption?: string): Promise<sheets_v4.Schema$UpdateValuesResponse>;
  close(): Promise<void>;
}

/** An emulator in memory with one of Anna's spreadsheets. */
export async function startWorkspace(
  properties: sheets_v4.Schema$SpreadsheetProperties = {},
  options: EmulatorOptions = {},
): Promise<Workspace> {
  const emulator = await createEmulator({ seed: 1, ...options });
  const api = clientOf(emulator);
  const created = await api.spreadsheets.create({ requestBody: { properties: { title: 'Проверка', ...properties } } });
  const spreadsheetId = created.data.spreadsheetId ?? '';
  return {
    emulator,
    api,
    spreadsheetId,
    batch: async (...requests) =>
      (await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })).data.replies ?? [],
    get: async (params) => (await api.spreadsheets.get({ spreadsheetId, ...params })).data,
    read: async (range, params) =>
      (await api.spreadsheets.values.get({ spreadsheetId, range, ...params })).data.values ?? undefined,
    write: async (range, values, valueInputOption = 'RAW') =>
      (await api.spreadsheets.values.update({ spreadsheetId, range, valueInputOption, requestBody: { values } })).data,
    close: () => emulator.close(),
  };
}

/** The status and the message of the error with which a call is refused. Fails if the call succeeds. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'status' in error) return `${error.status} ${error.message}`;
    throw error;
  }
  throw new Error('The call was not refused.');
}

/** A GridRange of the first tab. */
export const area = (
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
): sheets_v4.Schema$GridRange & { sheetId: number } => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

/** A DimensionRange of the first tab. */
export const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex });
