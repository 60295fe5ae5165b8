import { type Finding, ok, toMend } from './finding.ts';
import { dayBegan, isOverdue } from './timer-hours.ts';

export interface TriggersParts {
  /** How many changes a run would make now: what the triggers have left undone. */
  readonly undone: number;
  /** When the workbook was last changed, by anybody; undefined where Drive does not say. */
  readonly changedAt: Date | undefined;
  readonly now: Date;
  readonly timeZone: string;
}

const MEND =
  'Триггеры или таймер не срабатывают: в таблице меню «Наставник» → «Установить или проверить…» ставит их заново; в облаке – npm run deploy ещё раз; на этом компьютере – npm start.';

/**
 * Whether somebody keeps the workbook up to date. From outside no trigger of a script can be seen, only what it leaves
 * undone: a run would change something, and nobody came for longer than the timer takes.
 */
export function triggersFinding({ undone, changedAt, now, timeZone }: TriggersParts): Finding {
  const check = 'Триггеры';
  if (undone === 0) return ok(check, 'таблица ни от чего не отстаёт');
  const waits = `ждут записи изменений – ${undone}`;
  if (changedAt === undefined) return toMend(check, `таблица отстаёт: ${waits}`, MEND);
  // What waits came with the last change, or with the new day.
  const since = new Date(Math.max(changedAt.getTime(), dayBegan(now, timeZone).getTime()));
  if (!isOverdue(since, now, timeZone)) return ok(check, `${waits}; таймер ещё придёт`);
  const last = changedAt.toLocaleString('ru-RU', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return toMend(check, `таблица отстаёт: ${waits}, последний раз её меняли ${last}`, MEND);
}
