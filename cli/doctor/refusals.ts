import { GoogleError } from '../../functions/gateways/google-error.ts';

export interface Refused {
  readonly seen: string;
  readonly mend: string;
}

/** Google's own messages, however deeply nested. Only these messages distinguish the kinds of 403. */
function wordsOf(error: unknown): string {
  const words: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    words.push(each.message, JSON.stringify(Reflect.get(Object(Reflect.get(each, 'response')), 'data') ?? ''));
  }
  return words.join(' ');
}

const BY_WORDS: readonly (readonly [RegExp, Refused])[] = [
  [
    /insufficient.*scope|SCOPE_INSUFFICIENT|insufficientPermissions|Insufficient Permission/i,
    {
      seen: 'у входа нет нужного разрешения',
      mend: 'Войдите ещё раз и согласитесь с разрешениями, которые названы в строке «Разрешения».',
    },
  ],
  [
    /SERVICE_DISABLED|has not been used in project|accessNotConfigured/i,
    {
      seen: 'служба Google в проекте не включена',
      mend: 'Включите её: gcloud services enable sheets.googleapis.com forms.googleapis.com drive.googleapis.com.',
    },
  ],
  [
    /invalid_grant|invalid_rapt|invalid authentication credentials|UNAUTHENTICATED|Invalid Credentials|Login Required/i,
    {
      seen: 'Google не принимает вход: он устарел, ключ удалён или часы этого компьютера идут неверно',
      mend: 'Проверьте часы и войдите ещё раз: gcloud auth application-default login.',
    },
  ],
];

/** The reason of a refusal that does not concern the requested file; undefined if it may concern the file. */
export function generalRefusal(error: unknown): Refused | undefined {
  const words = wordsOf(error);
  const [, known] = BY_WORDS.find(([pattern]) => pattern.test(words)) ?? [];
  if (known) return known;
  if (!(error instanceof GoogleError)) throw error;
  if (error.code === 'QUOTA') {
    return {
      seen: 'превышен лимит запросов Google',
      mend: 'Подождите минуту; если повторяется, запускайте обход школ реже (NASTAVNIK_SCHOOLS_PER_MINUTE).',
    };
  }
  if (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND') return undefined;
  if (error.code === 'UNAVAILABLE') {
    return { seen: 'Google не отвечает', mend: 'Проверьте связь с интернетом и повторите позже.' };
  }
  return { seen: `Google не принял запрос: ${error.message}`, mend: 'Сообщите разработчику эти слова.' };
}
