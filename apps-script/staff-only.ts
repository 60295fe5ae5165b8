import type { Settings } from '../sheets-schema/settings.ts';
import { planIfInstalled } from './current-plan.ts';
import { keepingAccount, keepsProgramme, wasEverKept } from './keeper.ts';

/** The settings of the workbook; undefined if no programme is installed. */
const settingsNow = () => planIfInstalled()?.plan.programmeState.programme.settings;

/**
 * The address of the current user. Pages and menu items run under this user's authority. So Google shows the effective user, even where it hides the
 * active user outside the owner's organisation.
 */
function callerNow(): string {
  return (Session.getActiveUser().getEmail() || Session.getEffectiveUser().getEmail()).toLowerCase();
}

/** The addresses of people in the tab «Настройки»; unreadable cells are left out. */
const namedIn = ({ curatorEmail, organiserEmail, deputyEmail, headEmail }: Settings): readonly string[] =>
  [curatorEmail, organiserEmail, deputyEmail, headEmail].flatMap((email) => email?.toLowerCase() ?? []);

/** The owner of the spreadsheet. A spreadsheet on a shared drive has no owner; then we use the keeper's account (see `keeper.ts`). */
const ownerNow = (): string | undefined =>
  SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail().toLowerCase() ?? keepingAccount();

/**
 * Lets the owner of the spreadsheet continue, and the officials whom «Настройки» names. An unreadable cell lets nobody continue. If no programme was
 * ever installed, any editor may continue.
 * @throws Error for anybody else who can open the page
 */
export function staffOnly(settings: Settings | undefined = settingsNow()): void {
  if (!settings && !wasEverKept()) return;
  const caller = callerNow();
  const admitted = [ownerNow(), ...(settings ? namedIn(settings) : [])];
  if (caller !== '' && admitted.includes(caller)) return;
  throw new Error(
    'Это может сделать куратор, организатор, заместитель или директор, чья почта указана на листе «Настройки» (в ячейке – один адрес), или владелец таблицы.',
  );
}

/** Guards work that later runs of the keeper continue. Only the keeper and staff may call it. */
export function keeperOrStaffOnly(): void {
  if (!keepsProgramme()) staffOnly();
}
