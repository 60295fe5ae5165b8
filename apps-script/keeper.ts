/*
 * Google runs a trigger as the person who laid it, and shows it to nobody else. The forms belong to that person, protected tabs
 * open to that person, and letters come from that address. So one account keeps the programme: the spreadsheet remembers which.
 * What others begin waits for its next run, and their triggers, if they have any left, rest.
 */

const KEY = 'keeper';
const NOBODY = 'nobody';

/** The timer goes every hour: who was not seen for so long has left, or lost the triggers. */
const GONE_MS = 3 * 60 * 60_000;

/** The account that this run works as. */
const me = () => Session.getEffectiveUser().getEmail().toLowerCase();

interface Keeper {
  readonly account: string;
  readonly seenMs: number;
}

/** Undefined in a spreadsheet of the first versions, which remembers nobody. */
function keeper(): Keeper | undefined {
  const stored = PropertiesService.getDocumentProperties().getProperty(KEY);
  if (stored === null) return undefined;
  const [account = '', seen] = stored.split(' ');
  return { account, seenMs: Number(seen) };
}

function remember(account: string): void {
  PropertiesService.getDocumentProperties().setProperty(KEY, `${account} ${Date.now()}`);
}

/** Whether this account keeps the programme; where nobody is remembered, everybody may. */
export function isKeeper(): boolean {
  const known = keeper();
  return known === undefined || known.account === me();
}

/** The account that is remembered for keeping the programme; undefined where none is, or it was stopped. */
export function keepingAccount(): string | undefined {
  const known = keeper();
  return known?.account === NOBODY ? undefined : known?.account;
}

/** Whether this very account is remembered for keeping the programme. */
export const keepsProgramme = (): boolean => keepingAccount() === me();

/** Whether a programme was kept in this spreadsheet at any time, stopped or not. */
export const wasEverKept = (): boolean => keeper() !== undefined;

/** This account keeps the programme and is alive. */
export function stillHere(): void {
  remember(me());
}

/** That somebody stopped the programme, in words for the person at the screen; undefined while it goes on. */
export function stopped(): string | undefined {
  if (keeper()?.account !== NOBODY) return undefined;
  return 'Программа остановлена: таблица не обновляется, письма не уходят. Чтобы запустить её, выберите «Установить или проверить…».';
}

/** The account that keeps the programme, where it is another than this one. */
function otherKeeper(): string | undefined {
  const known = keeper();
  return known && !isKeeper() && known.account !== NOBODY ? known.account : undefined;
}

/** Why this account does not update the table by itself, in words for the person at the screen; undefined where it does. */
export function whyNotHere(): string | undefined {
  const other = otherKeeper();
  if (other === undefined) return stopped();
  return `Таблицу обновляет учётная запись ${other}: раз в час и после каждой правки. Чтобы не ждать, исправьте любую ячейку.`;
}

/**
 * What only the account that keeps the programme can do: the forms belong to it.
 * @throws Error for everybody else, and while the programme is stopped
 */
export function keeperOnly(): void {
  const other = otherKeeper();
  const why =
    other === undefined ? stopped() : `Это может сделать только учётная запись ${other}: она ведёт программу.`;
  if (why !== undefined) throw new Error(why);
}

/**
 * From now on this account keeps the programme.
 * @throws Error while another one does and was seen lately
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

/** Nobody keeps the programme any more: the triggers that somebody else laid rest as well. */
export function noKeeper(): void {
  remember(NOBODY);
}
