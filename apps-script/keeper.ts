import { documentProperties } from './gateways/document-properties.ts';

/*
 * Google runs a trigger as the person who created it, and shows the trigger only to them. This person's account owns the forms, may edit protected
 * tabs, and sends the letters. So one account, the keeper, runs the programme, and the spreadsheet stores which one. Triggers of other accounts do
 * nothing.
 */

const KEY = 'keeper';
const NOBODY = 'nobody';

/** The timer runs every hour. If the keeper's account has not run for this long, the keeper has left or lost the triggers. */
const GONE_MS = 3 * 60 * 60_000;

const me = () => Session.getEffectiveUser().getEmail().toLowerCase();

interface Keeper {
  readonly account: string;
  readonly seenMs: number;
}

/** The stored keeper. Undefined in a spreadsheet of the first versions, which stored no keeper. */
function keeper(): Keeper | undefined {
  const stored = documentProperties().getProperty(KEY);
  if (stored === null) return undefined;
  const [account = '', seen] = stored.split(' ');
  return { account, seenMs: Number(seen) };
}

function remember(account: string): void {
  documentProperties().setProperty(KEY, `${account} ${Date.now()}`);
}

/** Whether this account keeps the programme. Without a stored keeper, this is true for everybody. */
export function isKeeper(): boolean {
  const known = keeper();
  return known === undefined || known.account === me();
}

/** The stored account that keeps the programme; undefined without a keeper, or if somebody stopped the programme. */
export function keepingAccount(): string | undefined {
  const known = keeper();
  return known?.account === NOBODY ? undefined : known?.account;
}

/** Whether the stored keeper is this account. */
export const keepsProgramme = (): boolean => keepingAccount() === me();

/** Whether this spreadsheet ever had a programme, even a stopped programme. */
export const wasEverKept = (): boolean => keeper() !== undefined;

/** Records that this account keeps the programme and is active now. */
export function recordActivity(): void {
  remember(me());
}

/** A message for the user that somebody stopped the programme; undefined while the programme runs. */
export function stopped(): string | undefined {
  if (keeper()?.account !== NOBODY) return undefined;
  return 'Программа остановлена: таблица не обновляется, письма не уходят. Чтобы запустить её, выберите «Установить или проверить…».';
}

/** The account that keeps the programme; undefined if it is this account. */
function otherKeeper(): string | undefined {
  const known = keeper();
  return known && !isKeeper() && known.account !== NOBODY ? known.account : undefined;
}

/** The reason why this account does not update the table by itself, as a message for the user; undefined if this account updates the table. */
export function whyNotHere(): string | undefined {
  const other = otherKeeper();
  if (other === undefined) return stopped();
  return `Таблицу обновляет учётная запись ${other}: раз в час и после каждой правки. Чтобы не ждать, исправьте любую ячейку.`;
}

/**
 * Guards work that needs the keeper's account, because the forms belong to that account.
 * @throws Error for any other account, and while the programme is stopped
 */
export function keeperOnly(): void {
  const other = otherKeeper();
  const why =
    other === undefined ? stopped() : `Это может сделать только учётная запись ${other}: она ведёт программу.`;
  if (why !== undefined) throw new Error(why);
}

/**
 * Makes this account the keeper of the programme.
 * @throws Error if another account is the keeper and was active in the last three hours
 */
export function becomeKeeper(): void {
  const known = keeper();
  const other = otherKeeper();
  if (known && other !== undefined && Date.now() - known.seenMs < GONE_MS) {
    throw new Error(
      `Программу ведёт учётная запись ${other}: проверить установку может она. Если с этой таблицей она больше не работает, остановите программу и установите её под своей записью.`,
    );
  }
  recordActivity();
}

/** Removes the keeper. From then on, triggers of all accounts do nothing. */
export function removeKeeper(): void {
  remember(NOBODY);
}
