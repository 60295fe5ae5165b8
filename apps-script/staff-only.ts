import { WorkbookError } from '../functions/workbook/workbook-error.ts';
import type { Settings } from '../sheets-schema/settings.ts';
import { currentPlan } from './current-plan.ts';

/** The settings of the workbook; undefined where nothing is installed yet. */
function settingsNow(): Settings | undefined {
  try {
    return currentPlan().plan.standing.programme.settings;
  } catch (error) {
    if (error instanceof WorkbookError && error.code === 'notInstalled') return undefined;
    throw error;
  }
}

/** Whether the spreadsheet carries a programme. */
export function isInstalled(): boolean {
  return settingsNow() !== undefined;
}

/**
 * Lets in the curator, the organiser, the deputy, the head and the owner of the spreadsheet; until the tab «Настройки» names anyone, whoever may edit.
 * @throws Error for anybody else who can open the page.
 */
export function staffOnly(settings: Settings | undefined = settingsNow()): void {
  if (!settings) return;
  const caller = Session.getActiveUser().getEmail().toLowerCase();
  const { curatorEmail, organiserEmail, deputyEmail, headEmail } = settings;
  const named = [curatorEmail, organiserEmail, deputyEmail, headEmail].flatMap((email) => email?.toLowerCase() ?? []);
  const owner = SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail().toLowerCase();
  if (named.length === 0 || caller === owner || named.includes(caller)) return;
  throw new Error('Это может сделать куратор, организатор или директор: их почта указана на листе «Настройки».');
}
