/** What went wrong with Google, for programs. */
export type GoogleErrorCode = 'INVALID' | 'FORBIDDEN' | 'NOT_FOUND' | 'QUOTA' | 'UNAVAILABLE' | 'UNKNOWN';

type Deed = 'reading' | 'writing' | 'creating';

const DEEDS: Readonly<Record<Deed, string>> = {
  reading: 'Не удалось прочитать таблицу',
  writing: 'Не удалось записать изменения',
  creating: 'Не удалось создать таблицу или форму',
};

const ADVICE: Readonly<Record<GoogleErrorCode, string>> = {
  INVALID: 'Google не принял запрос; сообщите разработчику текст ошибки.',
  FORBIDDEN: 'Проверьте, что таблица открыта для учётной записи «Наставника».',
  NOT_FOUND: 'Проверьте, что таблица не удалена и её номер в настройках верен.',
  QUOTA: 'Превышен лимит запросов в минуту; работа продолжится при следующем запуске.',
  UNAVAILABLE: 'Google сейчас недоступен; работа продолжится при следующем запуске.',
  UNKNOWN: 'Повторите позже; если не поможет, сообщите разработчику текст ошибки.',
};

function codeOf(status: number | undefined): GoogleErrorCode {
  if (status === 400) return 'INVALID';
  if (status === 401 || status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'QUOTA';
  if (status === undefined || status >= 500) return 'UNAVAILABLE';
  return 'UNKNOWN';
}

/** A failed call to Google: our code, a sentence with the way out, Google's own error as `cause`. */
export class GoogleError extends Error {
  readonly code: GoogleErrorCode;

  constructor(deed: Deed, cause: unknown) {
    const status =
      cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
    const code = codeOf(status);
    const said = cause instanceof Error ? cause.message : String(cause);
    super(`${DEEDS[deed]}. ${ADVICE[code]} (${said})`, { cause });
    this.name = 'GoogleError';
    this.code = code;
  }
}

/** A `catch` that turns any failure of the client into a GoogleError. */
export function googleError(deed: Deed): (cause: unknown) => never {
  return (cause) => {
    throw new GoogleError(deed, cause);
  };
}
