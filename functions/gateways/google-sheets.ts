import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { GoogleAccess } from './google-auth.ts';
import { googleError } from './google-error.ts';

/** The calls that Nastavnik makes to Google Sheets, counted. */
export interface SheetsGateway {
  /** One `spreadsheets.get` with a field mask. */
  read(spreadsheetId: string, fields: string): Promise<sheets_v4.Schema$Spreadsheet>;
  /** One atomic `spreadsheets.batchUpdate`. */
  write(
    spreadsheetId: string,
    requests: readonly sheets_v4.Schema$Request[],
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>;
  create(spreadsheet: sheets_v4.Schema$Spreadsheet): Promise<sheets_v4.Schema$Spreadsheet>;
  readonly calls: { reads: number; writes: number };
}

/** A gateway over the real client. @throws GoogleError with Google's own words as `cause`. */
export function googleSheets({ rootUrl, auth }: GoogleAccess): SheetsGateway {
  const api = sheets({ version: 'v4', auth, ...(rootUrl ? { rootUrl } : {}) });
  const calls = { reads: 0, writes: 0 };
  return {
    calls,
    async read(spreadsheetId, fields) {
      calls.reads++;
      const answer = await api.spreadsheets
        .get({ spreadsheetId, fields, prettyPrint: false })
        .catch(googleError('reading'));
      return answer.data;
    },
    async write(spreadsheetId, requests) {
      calls.writes++;
      const answer = await api.spreadsheets
        .batchUpdate({ spreadsheetId, prettyPrint: false, requestBody: { requests: [...requests] } })
        .catch(googleError('writing'));
      return answer.data;
    },
    async create(spreadsheet) {
      calls.writes++;
      const answer = await api.spreadsheets.create({ requestBody: spreadsheet }).catch(googleError('creating'));
      return answer.data;
    },
  };
}
