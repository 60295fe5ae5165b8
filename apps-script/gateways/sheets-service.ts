import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { batchBody } from '../../functions/gateways/batch-body.ts';
import type { SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import { callService } from './google-exception.ts';
import { propertyNotes } from './property-notes.ts';

/** Google Sheets through the advanced service, with the same bodies and answers as the REST API, but synchronous. */
export interface SheetsService extends SheetsGateway {
  /** Like {@link SheetsGateway.read}, but synchronous, because pages cannot wait for a promise. */
  readNow(spreadsheetId: string, fields: string): sheets_v4.Schema$Spreadsheet;
}

/** The methods of the advanced service `Sheets`. @throws Error if the script's project lacks the service */
export function spreadsheetMethods() {
  if (Sheets?.Spreadsheets) return Sheets.Spreadsheets;
  throw new Error('В проекте скрипта не включена служба «Google Sheets API»: добавьте её в разделе «Службы».');
}

/** @throws GoogleError with Google's own message as `cause`. */
export function sheetsService(): SheetsService {
  const calls = { reads: 0, writes: 0 };
  const readNow = (spreadsheetId: string, fields: string): sheets_v4.Schema$Spreadsheet => {
    calls.reads++;
    return callService(
      'reading',
      () => spreadsheetMethods().get(spreadsheetId, { fields }) as sheets_v4.Schema$Spreadsheet,
    );
  };
  return {
    calls,
    notes: propertyNotes(),
    readNow,
    read: async (spreadsheetId, fields) => readNow(spreadsheetId, fields),
    async write(spreadsheetId, requests, shown) {
      calls.writes++;
      return callService('writing', () => {
        const body = batchBody(requests, shown) as GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest;
        const answer = shown
          ? spreadsheetMethods().batchUpdate(body, spreadsheetId, { fields: shown.fields })
          : spreadsheetMethods().batchUpdate(body, spreadsheetId);
        return answer as sheets_v4.Schema$BatchUpdateSpreadsheetResponse;
      });
    },
    async create(spreadsheet) {
      calls.writes++;
      return callService(
        'creating',
        () =>
          spreadsheetMethods().create(
            spreadsheet as GoogleAppsScript.Sheets.Schema.Spreadsheet,
          ) as sheets_v4.Schema$Spreadsheet,
      );
    },
  };
}
