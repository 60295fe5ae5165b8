/*
 * Google runs a trigger as the person who created it, and shows it to nobody else. The forms belong to that person,
 * protected tabs open to that person, and letters come from that address. So one account keeps the programme, and the
 * spreadsheet stores which one. Work that other accounts start waits for the keeper's next run. Any remaining
 * triggers of other accounts do nothing.
 */

const KEY = 'keeper';
const NOBODY = 'nobody';

/** The timer runs every hour. A keeper who was not seen for this long has left or lost the triggers. */
const GONE_MS = 3 * 60 * 60_000;

/** The account that runs this script now. */
const me = () => Session.getEffectiveUser().getEmail().toLowerCase();

interface Keeper {
  readonly account: string;
  readonly seenMs: number;
}

/** Undefined in a spreadsheet of the first versions, which stored no keeper. */
function keeper(): Keeper | undefined {
  const stored = PropertiesService.getDocumentProperties().getProperty(KEY);
  if (stored === null) return undefined;
  const [account = '', seen] = stored.split(' ');
  return { account, seenMs: Number(seen) };
}

function remember(account: string): void {
  PropertiesService.getDocumentProperties().setProperty(KEY, `${account} ${Date.now()}`);
}

/** Whether this account keeps the programme; true for everybody if no keeper is stored. */
export function isKeeper(): boolean {
  const known = keeper();
  return known === undefined || known.account === me();
}

/** The stored account that keeps the programme; undefined if there is none or the programme was stopped. */
export function keepingAccount(): string | undefined {
  const known = keeper();
  return known?.account === NOBODY ? undefined : known?.account;
}

/** Whether the stored keeper is this account. */
export const keepsProgramme = (): boolean => keepingAccount() === me();

/** Whether this spreadsheet ever had a programme, even if it was stopped. */
export const wasEverKept = (): boolean => keeper() !== undefined;

/** Records that this account keeps the programme and is active now. */
export function stillHere(): void {
  remember(me());
}

/** A message for the person at the screen that somebody stopped the programme; undefined while it runs. */
export function stopped(): string | undefined {
  if (keeper()?.account !== NOBODY) return undefined;
  return 'Программа остановлена: таблица не обновляется, письма не уходят. Чтобы запустить её, выберите «Установить или проверить…».';
}

/** The account that keeps the programme, if it is not this one. */
function otherKeeper(): string | undefined {
  const known = keeper();
  return known && !isKeeper() && known.account !== NOBODY ? known.account : undefined;
}

/** Why this account does not update the table by itself, as a message for the person at the screen; undefined if it does. */
export function whyNotHere(): string | undefined {
  const other = otherKeeper();
  if (other === undefined) return stopped();
  return `Таблицу обновляет учётная запись ${other}: раз в час и после каждой правки. Чтобы не ждать, исправьте любую ячейку.`;
}

/**
 * Guards work that needs the keeper's account, because the forms belong to it.
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
 * @throws Error if another account is the keeper and was active lately
 */
export function becomeKeeper(): void {
  const known = keeper();
  const other = otherKeeper();
  if (known && other !== undefined && Date.now() - known.seenMs < GONE_MS) {
    throw new Error(
      `Программу ведёт учётная запись ${other}: проверить установку может она. Если с этой таблицей она больше не работает, остановите программу и установите её под своей записью.`,
    );
  }
  stillHere();
}

/** Removes the keeper. From then on the triggers of other accounts do nothing either. */
export function noKeeper(): void {
  remember(NOBODY);
}
