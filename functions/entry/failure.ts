import { GoogleError } from '../gateways/google-error.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { Refusal } from './refusal.ts';

/** In seconds. Google refills quotas every minute. */
const AFTER_QUOTA = '60';
const AFTER_OUTAGE = '30';
const AFTER_CONFLICTS = '10';

function ofGoogle({ code, operation, advice }: GoogleError): Refusal {
  switch (code) {
    case 'QUOTA':
      return new Refusal(429, 'Превышен лимит запросов к Google; работа продолжится при следующем запуске.', {
        'Retry-After': AFTER_QUOTA,
      });
    case 'UNAVAILABLE':
      return new Refusal(503, 'Google сейчас недоступен; работа продолжится при следующем запуске.', {
        'Retry-After': AFTER_OUTAGE,
      });
    case 'NO_STORAGE':
      return new Refusal(409, advice);
    case 'DISK_FULL':
      return new Refusal(503, advice, { 'Retry-After': AFTER_OUTAGE });
    case 'FORBIDDEN':
    case 'NOT_FOUND':
      if (operation === 'filing') return new Refusal(409, advice);
      return new Refusal(
        409,
        'Таблица школы не открывается: проверьте, что она не удалена и открыта для учётной записи «Наставника».',
      );
    default:
      return new Refusal(500, 'Google не принял запрос. Сообщите разработчику время этого ответа.');
  }
}

/** The refusal that tells the caller about a failure, without the error's own text, which may contain data. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof GoogleError) return ofGoogle(error);
  if (error instanceof WorkbookError && error.code === 'notInstalled') {
    return new Refusal(409, 'В таблице нет «Наставника». Запустите установку ещё раз.');
  }
  if (error instanceof WorkbookError) {
    return new Refusal(503, 'Таблицу всё время меняет кто-то ещё; работа продолжится при следующем запуске.', {
      'Retry-After': AFTER_CONFLICTS,
    });
  }
  return new Refusal(500, 'Не получилось. Ничего не потеряно: работа продолжится при следующем запуске.');
}
