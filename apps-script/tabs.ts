import * as z from 'zod/mini';
import { tables } from '../sheets-schema/tables/index.ts';

/** The tabs that the menu and the sidebar can open. */
export const tabName = z.enum([
  'today',
  'unanswered',
  'roadmap',
  'stages',
  'proposal',
  'outbox',
  'documents',
  'problems',
  'settings',
]);
export type TabName = z.infer<typeof tabName>;

/**
 * Shows a tab.
 * @returns the tab's title
 * @throws Error if somebody removed the tab
 */
export function showTab(name: TabName): string {
  const { title } = tables[name];
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const tab = spreadsheet.getSheetByName(title);
  if (!tab)
    throw new Error(
      `Листа «${title}» нет: его удалили или переименовали. Выберите в меню «Установить или проверить…».`,
    );
  spreadsheet.setActiveSheet(tab);
  return title;
}
