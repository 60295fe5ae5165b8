import type { Context } from '../core/exchange.ts';
import { touchFile } from '../drive/files.ts';
import { Draft } from './draft.ts';
import { recalculate } from './recalculate.ts';
import { loadWorkbook, saveWorkbook } from './repository.ts';

/**
 * Runs `work` on a draft of a spreadsheet and stores the changes. If `work` throws, nothing is stored.
 * @throws 404 if there is no such spreadsheet
 */
export function editWorkbook<T>(context: Context, spreadsheetId: string, work: (draft: Draft) => T): T {
  const result = changeWorkbook(context, spreadsheetId, work);
  context.changes.push({ kind: 'edit', spreadsheetId, identity: context.identity });
  return result;
}

/** Like `editWorkbook`, but does not tell listeners, because writes by the service itself are not edits. */
export function changeWorkbook<T>(context: Context, spreadsheetId: string, work: (draft: Draft) => T): T {
  const base = loadWorkbook(context.store, spreadsheetId);
  const draft = new Draft(base, context.identity, context.ids, context.clock.now());
  const result = work(draft);
  recalculate(draft);
  saveWorkbook(context.store, draft.workbook, base, draft.usedPieces);
  const { title } = draft.properties;
  touchFile(context, spreadsheetId, title === base.properties.title ? {} : { name: title });
  return result;
}
