/** The kind of failure that Google reports. After `UNAVAILABLE` nobody knows whether the call took effect. */
export type GoogleErrorCode =
  | 'INVALID'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  /** The account cannot own files, because it is a service account outside a shared drive, or its Drive is full. */
  | 'NO_STORAGE'
  | 'QUOTA'
  /** The computer that runs the emulator has no room on its disk. The call changed nothing. */
  | 'DISK_FULL'
  | 'UNAVAILABLE'
  | 'UNKNOWN';

export type GoogleOperation = 'reading' | 'writing' | 'creating' | 'publishing' | 'filing' | 'noting';

const OPERATIONS: Readonly<Record<GoogleOperation, string>> = {
  reading: 'Не удалось прочитать таблицу',
  writing: 'Не удалось записать изменения',
  creating: 'Не удалось создать таблицу или форму',
  publishing: 'Не удалось поставить школу в очередь',
  filing: 'Не удалось положить документы на Диск',
  noting: 'Не удалось сверить таблицу с пометкой на её файле',
};

const ADVICE: Readonly<Record<GoogleErrorCode, string>> = {
  INVALID: 'Google не принял запрос; сообщите разработчику текст ошибки.',
  FORBIDDEN: 'Проверьте, что таблица открыта для учётной записи «Наставника».',
  NOT_FOUND: 'Проверьте, что таблица не удалена и её номер в настройках верен.',
  NO_STORAGE:
    'На Диске этой учётной записи нет места, а у служебной его и не бывает. Создайте папку на общем диске школы, откройте её для учётной записи «Наставника» с правом изменять и впишите ссылку на лист «Настройки» («Папка для документов»). Если общих дисков у школы нет, уберите в меню «Установить или проверить…» адрес облачных функций: документы будет готовить скрипт таблицы, на Диске того, кто выбрал «Подготовить документы».',
  QUOTA: 'Превышен лимит запросов в минуту; работа продолжится при следующем запуске.',
  DISK_FULL:
    'На диске компьютера, где хранятся данные, нет места. Освободите его: работа продолжится при следующем запуске, ничего не потеряно.',
  UNAVAILABLE: 'Google сейчас недоступен; работа продолжится при следующем запуске.',
  UNKNOWN: 'Повторите позже; если не поможет, сообщите разработчику текст ошибки.',
};

/** A call about documents fails because of the folder, not because of the spreadsheet. */
const FOLDER_ADVICE: Partial<typeof ADVICE> = {
  FORBIDDEN:
    'Проверьте, что папка для документов (лист «Настройки») открыта для учётной записи «Наставника» с правом изменять.',
  NOT_FOUND:
    'Проверьте ссылку «Папка для документов» на листе «Настройки»: папка не должна быть удалена и должна быть открыта для учётной записи «Наставника».',
};

/** Drive's reasons for a refusal over quota, which has the status 403 (Drive API, "Resolve errors"). */
const QUOTA_REASON = /rateLimitExceeded|userRateLimitExceeded/i;

/** Drive's reason if a service account would own a file, or if a Drive is full (Drive API, "Resolve errors"). */
const STORAGE_REASON = /storageQuotaExceeded/;

/** The reason in Drive's older error format. */
function reasonOf(cause: unknown): string {
  const data: unknown = Reflect.get(Object(Reflect.get(Object(cause), 'response')), 'data');
  return JSON.stringify(Reflect.get(Object(Reflect.get(Object(data), 'error')), 'errors') ?? '');
}

function codeOf(status: number | undefined, reason: string): GoogleErrorCode {
  if (status === 400) return 'INVALID';
  if (status === 403 && QUOTA_REASON.test(reason)) return 'QUOTA';
  if (status === 403 && STORAGE_REASON.test(reason)) return 'NO_STORAGE';
  if (status === 401 || status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'QUOTA';
  if (status === 507) return 'DISK_FULL';
  // 409 ABORTED: a transaction inside Google was broken off. The call may be repeated after a read (google.rpc.Code).
  if (status === undefined || status === 408 || status === 409 || status >= 500) return 'UNAVAILABLE';
  return 'UNKNOWN';
}

/** A failed call to Google, with our code, a sentence on what to do, and Google's own error as `cause`. */
export class GoogleError extends Error {
  readonly code: GoogleErrorCode;
  readonly operation: GoogleOperation;
  readonly advice: string;

  constructor(operation: GoogleOperation, cause: unknown) {
    const status =
      cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
    const code = codeOf(status, reasonOf(cause));
    const said = cause instanceof Error ? cause.message : String(cause);
    const advice = (operation === 'filing' && FOLDER_ADVICE[code]) || ADVICE[code];
    super(`${OPERATIONS[operation]}. ${advice} (${said})`, { cause });
    this.name = 'GoogleError';
    this.code = code;
    this.operation = operation;
    this.advice = advice;
  }
}

/** Whether something does not exist or is not shared with us. Google does not distinguish these cases. */
export function isOutOfReach(error: unknown): boolean {
  return error instanceof GoogleError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN');
}

/** The result of `work`; undefined if Google says that its file is out of reach. */
export async function ifInReach<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isOutOfReach(error)) return undefined;
    throw error;
  }
}
