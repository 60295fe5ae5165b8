import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { batchBody, type Shown } from './batch-body.ts';
import { driveNotes } from './drive-notes.ts';
import type { FileNotes } from './file-notes.ts';
import type { GoogleAccess } from './google-auth.ts';
import { callGoogle } from './google-call.ts';
import { KeptAnswer } from './kept-answer.ts';

export interface SheetsGateway {
  read(spreadsheetId: string, fields: string): Promise<sheets_v4.Schema$Spreadsheet>;
  /**
   * One atomic `spreadsheets.batchUpdate`.
   * @param shown - the parts of the changed spreadsheet that the answer includes
   */
  write(
    spreadsheetId: string,
    requests: readonly sheets_v4.Schema$Request[],
    shown?: Shown,
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>;
  create(spreadsheet: sheets_v4.Schema$Spreadsheet): Promise<sheets_v4.Schema$Spreadsheet>;
  /** Absent if notes are impossible. */
  readonly notes?: FileNotes;
  readonly calls: { reads: number; writes: number };
}

type Adapter = NonNullable<sheets_v4.Options['adapter']>;

/** Makes the client pass the body of an answer to `parse` without parsing it. */
function parsedBy(parse: (body: Buffer) => unknown): Adapter {
  return async (asked, fetched) => {
    const answer = await fetched({ ...asked, responseType: 'arraybuffer' });
    return Object.assign(answer, { data: parse(Buffer.from(answer.data as ArrayBuffer)) });
  };
}

/**
 * Google Sheets through the real client. Reads are retried if Google is unavailable, writes only after a quota refusal. After a lost answer, the
 * caller must check whether the write took effect.
 * @throws GoogleError with Google's own error as `cause`
 */
export function googleSheets(access: GoogleAccess): SheetsGateway {
  const { rootUrl, auth } = access;
  const api = sheets({ version: 'v4', auth, ...(rootUrl ? { rootUrl } : {}) });
  const calls = { reads: 0, writes: 0 };
  const kept = new KeptAnswer();
  return {
    calls,
    notes: driveNotes(access),
    read: (spreadsheetId, fields) =>
      callGoogle(access, 'reading', 'harmless', (options) => {
        calls.reads++;
        const adapter = parsedBy((body) => kept.parse(`${spreadsheetId} ${fields}`, body));
        return api.spreadsheets.get({ spreadsheetId, fields, prettyPrint: false }, { ...options, adapter });
      }),
    write: (spreadsheetId, requests, shown) =>
      callGoogle(access, 'writing', 'quotaOnly', (options) => {
        calls.writes++;
        const fields = shown ? { fields: shown.fields } : {};
        const requestBody = batchBody(requests, shown);
        return api.spreadsheets.batchUpdate({ spreadsheetId, prettyPrint: false, ...fields, requestBody }, options);
      }),
    create: (spreadsheet) =>
      callGoogle(access, 'creating', 'quotaOnly', (options) => {
        calls.writes++;
        return api.spreadsheets.create({ requestBody: spreadsheet }, options);
      }),
  };
}
