import * as z from 'zod/mini';
import { jsonOf } from '../functions/domain/json-of.ts';
import { admitAccount } from '../functions/jobs/admit-account.ts';
import { installedForms } from '../functions/workbook/read.ts';
import type { SheetsService } from './gateways/sheets-service.ts';

const health = z.object({ status: z.literal('ok'), account: z.optional(z.email()) });

/** The Google account of the cloud functions, as they report it; undefined if they report none. */
function accountOf(url: string): string | undefined {
  const answer = UrlFetchApp.fetch(`${url}/health`, { method: 'get', muteHttpExceptions: true });
  if (answer.getResponseCode() !== 200) return undefined;
  return jsonOf(health, answer.getContentText())?.account;
}

/** Gives an account access to the workbook, its protected tabs and the forms. A second call changes nothing. */
export async function admit(sheets: SheetsService, spreadsheetId: string, account: string): Promise<void> {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (!spreadsheet.getEditors().some((editor) => editor.getEmail() === account)) spreadsheet.addEditor(account);
  const { developerMetadata } = await sheets.read(spreadsheetId, 'developerMetadata(metadataKey,metadataValue)');
  for (const { formId } of installedForms(developerMetadata ?? []).values()) {
    const form = FormApp.openById(formId);
    if (!form.getEditors().some((editor) => editor.getEmail() === account)) form.addEditor(account);
  }
  await admitAccount(sheets, spreadsheetId, account);
}

/**
 * Gives the account of the cloud functions access.
 * @returns the account; undefined if the functions report none, so that somebody must share the files by hand
 */
export async function admitFunctions(
  sheets: SheetsService,
  spreadsheetId: string,
  url: string,
): Promise<string | undefined> {
  const account = accountOf(url);
  if (account !== undefined) await admit(sheets, spreadsheetId, account);
  return account;
}
