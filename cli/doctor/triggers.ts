import { type Finding, ok, toMend } from './finding.ts';
import { dayBegan, isOverdue } from './timer-hours.ts';

export interface TriggersParts {
  /** The number of changes that a run would make now. The triggers have not done this work. */
  readonly undone: number;
  /** The time of the last change of the workbook; undefined if Drive does not report it. */
  readonly changedAt: Date | undefined;
  readonly now: Date;
  readonly timeZone: string;
}

const MEND =
  'Триггеры или таймер не срабатывают: в таблице меню «Наставник» → «Установить или проверить…» ставит их заново; в облаке – npm run deploy ещё раз; на этом компьютере – npm start.';

/**
 * Checks that triggers keep the workbook up to date. A script's triggers are invisible from outside, so we look for changes that have waited longer
 * than the timer's interval.
 */
export function triggersFinding({ undone, changedAt, now, timeZone }: TriggersParts): Finding {
  const check = 'Триггеры';
  if (undone === 0) return ok(check, 'таблица ни от чего не отстаёт');
  const waits = `ждут записи изменений – ${undone}`;
  if (changedAt === undefined) return toMend(check, `таблица отстаёт: ${waits}`, MEND);
  // Pending work has waited since the last change or since the start of the day, whichever is later.
  const since = new Date(Math.max(changedAt.getTime(), dayBegan(now, timeZone).getTime()));
  if (!isOverdue(since, now, timeZone)) return ok(check, `${waits}; таймер ещё придёт`);
  const last = changedAt.toLocaleString('ru-RU', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return toMend(check, `таблица отстаёт: ${waits}, последний раз её меняли ${last}`, MEND);
}
