/** What went wrong with Google, for programs. After `UNAVAILABLE` nobody knows whether the call was carried out. */
export type GoogleErrorCode = 'INVALID' | 'FORBIDDEN' | 'NOT_FOUND' | 'QUOTA' | 'UNAVAILABLE' | 'UNKNOWN';

export type Deed = 'reading' | 'writing' | 'creating' | 'publishing';

const DEEDS: Readonly<Record<Deed, string>> = {
  reading: 'Не удалось прочитать таблицу',
  writing: 'Не удалось записать изменения',
  creating: 'Не удалось создать таблицу или форму',
  publishing: 'Не удалось поставить школу в очередь',
};

const ADVICE: Readonly<Record<GoogleErrorCode, string>> = {
  INVALID: 'Google не принял запрос; сообщите разработчику текст ошибки.',
  FORBIDDEN: 'Проверьте, что таблица открыта для учётной записи «Наставника».',
  NOT_FOUND: 'Проверьте, что таблица не удалена и её номер в настройках верен.',
  QUOTA: 'Превышен лимит запросов в минуту; работа продолжится при следующем запуске.',
  UNAVAILABLE: 'Google сейчас недоступен; работа продолжится при следующем запуске.',
  UNKNOWN: 'Повторите позже; если не поможет, сообщите разработчику текст ошибки.',
};

/** Drive refuses for the quota with 403 and a reason (Drive API, "Resolve errors"). */
const QUOTA_REASON = /rateLimitExceeded|userRateLimitExceeded/i;

/** Why Google refused, as the older language of Drive says it. */
function reasonOf(cause: unknown): string {
  const data: unknown = Reflect.get(Object(Reflect.get(Object(cause), 'response')), 'data');
  return JSON.stringify(Reflect.get(Object(Reflect.get(Object(data), 'error')), 'errors') ?? '');
}

function codeOf(status: number | undefined, reason: string): GoogleErrorCode {
  if (status === 400) return 'INVALID';
  if (status === 403 && QUOTA_REASON.test(reason)) return 'QUOTA';
  if (status === 401 || status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'QUOTA';
  if (status === undefined || status === 408 || status >= 500) return 'UNAVAILABLE';
  return 'UNKNOWN';
}

/** A failed call to Google: our code, a sentence with the way out, Google's own error as `cause`. */
export class GoogleError extends Error {
  readonly code: GoogleErrorCode;

  constructor(deed: Deed, cause: unknown) {
    const status =
      cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
    const code = codeOf(status, reasonOf(cause));
    const said = cause instanceof Error ? cause.message : String(cause);
    super(`${DEEDS[deed]}. ${ADVICE[code]} (${said})`, { cause });
    this.name = 'GoogleError';
    this.code = code;
  }
}
