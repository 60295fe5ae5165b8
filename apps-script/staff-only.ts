import type { Settings } from '../sheets-schema/settings.ts';
import { planIfInstalled } from './current-plan.ts';
import { keepingAccount, keepsProgramme, wasEverKept } from './keeper.ts';

/** The settings of the workbook; undefined where nothing is installed yet. */
const settingsNow = () => planIfInstalled()?.plan.programmeState.programme.settings;

/**
 * The address of the person at the screen. Pages and menu work under that person's authority, which Google tells even where it
 * hides who is active: outside of the owner's organisation.
 */
function callerNow(): string {
  return (Session.getActiveUser().getEmail() || Session.getEffectiveUser().getEmail()).toLowerCase();
}

/** Whom the tab «Настройки» names; a cell that cannot be read names nobody. */
const namedIn = ({ curatorEmail, organiserEmail, deputyEmail, headEmail }: Settings): readonly string[] =>
  [curatorEmail, organiserEmail, deputyEmail, headEmail].flatMap((email) => email?.toLowerCase() ?? []);

/** Whose the spreadsheet is; in a shared drive, where it is nobody's, the account that keeps the programme. */
const ownerNow = (): string | undefined =>
  SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail().toLowerCase() ?? keepingAccount();

/**
 * Lets in the owner of the spreadsheet, and the curator, the organiser, the deputy and the head as far as the tab «Настройки» names
 * them in a way that can be read: where it does not, the owner alone. Only where no programme was ever installed, and there is
 * nothing to guard, whoever may edit.
 * @throws Error for anybody else who can open the page.
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

/** For what a run of the account that keeps the programme goes on with by itself; anybody else is asked who they are. */
export function keeperOrStaffOnly(): void {
  if (!keepsProgramme()) staffOnly();
}
