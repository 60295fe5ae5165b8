import type { HoldCause } from '../domain/hold/hold.ts';
import { GoogleError } from '../gateways/google-error.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { WORKS } from './sweep.ts';
import type { SyncReport } from './sync.ts';

/** The reason for a failed run, as a sentence for the registry, without data from the workbook. */
function failureState(error: unknown): string {
  if (error instanceof GoogleError) {
    switch (error.code) {
      case 'FORBIDDEN':
        return 'таблица не открыта для учётной записи «Наставника»';
      case 'NOT_FOUND':
        return 'таблица не найдена: удалена или номер неверен';
      case 'QUOTA':
        return 'превышен лимит запросов Google';
      case 'DISK_FULL':
        return 'на диске с данными нет места';
      case 'UNAVAILABLE':
        return 'Google был недоступен';
      default:
        return 'Google не принял запрос: сообщите разработчику';
    }
  }
  if (error instanceof WorkbookError && error.code === 'notInstalled')
    return 'в таблице нет «Наставника»: запустите установку';
  if (error instanceof WorkbookError) return 'таблицу всё время меняет кто-то ещё';
  return 'ошибка программы: сообщите разработчику';
}

/** The reasons for holding a school's letters, as sentences for the registry. */
const HELD: Readonly<Record<HoldCause, string>> = {
  copy: 'это копия другой таблицы: письма стоят, нужно решение куратора',
  quietCopy: 'это копия другой таблицы: письма не отправляются, так решил куратор',
  formless: 'у школы ещё нет своих анкет: письма стоят, запустите установку',
  restored: 'таблица вернулась к старой версии: письма стоят, нужно решение куратора',
  lost: 'память программы в таблице испорчена: письма стоят, нужно решение куратора',
};

/**
 * Runs one school from the queue and reports the outcome to the registry.
 * @throws the error of the run, so that the queue repeats the message
 */
export async function runSchool(
  run: () => Promise<SyncReport>,
  tell: (state: string) => Promise<void>,
): Promise<SyncReport> {
  let report: SyncReport;
  try {
    report = await run();
  } catch (error) {
    // The run's own error matters more than an error of the registry.
    await tell(failureState(error)).catch(() => undefined);
    throw error;
  }
  await tell(report.hold ? HELD[report.hold.cause] : WORKS);
  return report;
}
