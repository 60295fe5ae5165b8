import { systemClock } from '../functions/gateways/clock.ts';
import type { School } from '../functions/jobs/school.ts';
import { formApp } from './gateways/form-app.ts';
import { mailApp } from './gateways/mail-app.ts';
import { type SheetsService, sheetsService } from './gateways/sheets-service.ts';
import type { RunTime } from './run-time.ts';

/** The root address of Google's documents, from this spreadsheet's own address. */
function docsRoot(url: string): string {
  return url.replace(/spreadsheets\/d\/.*$/, '');
}

/** The school whose spreadsheet contains this script, with all that a job needs. */
export function thisSchool(time: RunTime): School & { readonly sheets: SheetsService } {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return {
    spreadsheetId: spreadsheet.getId(),
    docsRoot: docsRoot(spreadsheet.getUrl()),
    sheets: sheetsService(),
    forms: formApp(),
    mail: mailApp(time.hasTime),
    clock: systemClock,
    random: Math.random,
    pause: async (milliseconds) => Utilities.sleep(milliseconds),
  };
}
