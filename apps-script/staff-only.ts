import type { Settings } from '../sheets-schema/settings.ts';
import { planIfInstalled } from './current-plan.ts';

/** The settings of the workbook; undefined where nothing is installed yet. */
const settingsNow = () => planIfInstalled()?.plan.standing.programme.settings;

/**
 * The address of the person at the screen. Pages and menu work under that person's authority, which Google tells even where it
 * hides who is active: outside of the owner's organisation.
 */
function callerNow(): string {
  return (Session.getActiveUser().getEmail() || Session.getEffectiveUser().getEmail()).toLowerCase();
}

/**
 * Lets in the curator, the organiser, the deputy, the head and the owner of the spreadsheet; until the tab «Настройки» names anyone, whoever may edit.
 * @throws Error for anybody else who can open the page.
 */
export function staffOnly(settings: Settings | undefined = settingsNow()): void {
  if (!settings) return;
  const caller = callerNow();
  const { curatorEmail, organiserEmail, deputyEmail, headEmail } = settings;
  const named = [curatorEmail, organiserEmail, deputyEmail, headEmail].flatMap((email) => email?.toLowerCase() ?? []);
  const owner = SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail().toLowerCase();
  if (named.length === 0 || caller === owner || named.includes(caller)) return;
  throw new Error('Это может сделать куратор, организатор или директор: их почта указана на листе «Настройки».');
}
