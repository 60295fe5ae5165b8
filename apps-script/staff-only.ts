import { curatorsOf, substituteOn } from '../functions/domain/curators/curators.ts';
import type { ProgrammeState } from '../functions/domain/roadmap/programme-state.ts';
import { planIfInstalled } from './current-plan.ts';
import { keepingAccount, keepsProgramme, wasEverKept } from './keeper.ts';

type Today = Pick<ProgrammeState, 'programme' | 'context'>;

/** The programme of the workbook; undefined if no programme is installed. */
const programmeNow = () => planIfInstalled()?.plan.programmeState;

/**
 * The address of the current user. Pages and menu items run under this user's authority. So Google shows the effective user, even where it hides the
 * active user outside the owner's organisation.
 */
function callerNow(): string {
  return (Session.getActiveUser().getEmail() || Session.getEffectiveUser().getEmail()).toLowerCase();
}

/** The addresses of the officials in «Настройки» and «Кураторы», and of today's substitutes; unreadable cells are left out. */
function namedIn({ programme, context }: Today): readonly string[] {
  const { organiserEmail, deputyEmail, headEmail } = programme.settings;
  const curators = curatorsOf(programme).flatMap((each) => [each.email, substituteOn(each, context.today)?.email]);
  return [...curators, organiserEmail, deputyEmail, headEmail].flatMap((email) => email?.toLowerCase() ?? []);
}

/** The owner of the spreadsheet. A spreadsheet on a shared drive has no owner; then we use the keeper's account (see `keeper.ts`). */
const ownerNow = (): string | undefined =>
  SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail().toLowerCase() ?? keepingAccount();

/**
 * Lets the owner of the spreadsheet continue, and the officials whom «Настройки» and «Кураторы» name. An unreadable cell lets nobody continue. If no programme was
 * ever installed, any editor may continue.
 * @throws Error for anybody else who can open the page
 */
export function staffOnly(today: Today | undefined = programmeNow()): void {
  if (!today && !wasEverKept()) return;
  const caller = callerNow();
  const admitted = [ownerNow(), ...(today ? namedIn(today) : [])];
  if (caller !== '' && admitted.includes(caller)) return;
  throw new Error(
    'Это может сделать куратор, организатор, заместитель или директор, чья почта указана на листе «Настройки» или «Кураторы» (в ячейке – один адрес), или владелец таблицы.',
  );
}

/** Guards work that later runs of the keeper continue. Only the keeper and staff may call it. */
export function keeperOrStaffOnly(): void {
  if (!keepsProgramme()) staffOnly();
}
