import * as z from 'zod/mini';
import { jsonOf } from '../functions/domain/json-of.ts';
import { admitAccount } from '../functions/jobs/admit-account.ts';
import { installedForms } from '../functions/workbook/read.ts';
import type { SheetsService } from './gateways/sheets-service.ts';

const health = z.object({ status: z.literal('ok'), account: z.optional(z.email()) });

/** As whom the functions come to Google, by their own word; undefined where they say nothing of it. */
function accountOf(url: string): string | undefined {
  const answer = UrlFetchApp.fetch(`${url}/health`, { method: 'get', muteHttpExceptions: true });
  if (answer.getResponseCode() !== 200) return undefined;
  return jsonOf(health, answer.getContentText())?.account;
}

/**
 * Lets the account of the cloud functions into the workbook, its protected tabs and the forms: without that they can do nothing
 * for the school. Run again it changes nothing.
 * @returns the account; undefined where the functions do not name it, and somebody must share the files by hand
 */
export async function admitFunctions(
  sheets: SheetsService,
  spreadsheetId: string,
  url: string,
): Promise<string | undefined> {
  const account = accountOf(url);
  if (account === undefined) return undefined;
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  if (!spreadsheet.getEditors().some((editor) => editor.getEmail() === account)) spreadsheet.addEditor(account);
  const { developerMetadata } = await sheets.read(spreadsheetId, 'developerMetadata(metadataKey,metadataValue)');
  for (const { formId } of installedForms(developerMetadata ?? []).values()) {
    const form = FormApp.openById(formId);
    if (!form.getEditors().some((editor) => editor.getEmail() === account)) form.addEditor(account);
  }
  await admitAccount(sheets, spreadsheetId, account);
  return account;
}
