import { skewOf } from './clock.ts';
import { type Finding, ok, toMend, unknown } from './finding.ts';

const ANSWERS = 'Функции отвечают';
const CLOSED = 'Вход в функции';

export interface FunctionsParts {
  /** Public address of the functions, without a closing slash. */
  readonly url: string;
  readonly identityToken: (audience: string) => Promise<string | undefined>;
  readonly now: () => Date;
}

/** Milliseconds that a function may take to start and answer. */
const WAIT_MS = 30_000;

function ask(url: string, init: RequestInit = {}): Promise<Response | undefined> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(WAIT_MS), redirect: 'manual' }).catch((error: unknown) => {
    if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return undefined;
    throw error;
  });
}

/** A harmless request without a school. An admitted caller gets an error about the missing field. */
const emptyRequest = (token?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  body: '{}',
});

async function health({ url, now }: FunctionsParts): Promise<Finding> {
  const answer = await ask(`${url}/health`);
  if (!answer) {
    return toMend(ANSWERS, `${url} не отвечает`, 'Проверьте адрес и размещены ли функции: npm run deploy.');
  }
  const text = await answer.text();
  if (answer.status === 403) {
    return toMend(
      ANSWERS,
      'Google не пускает к функции никого',
      'Разместите её ещё раз: npm run deploy; для неё нужен --allow-unauthenticated, токен она проверяет сама.',
    );
  }
  if (answer.status !== 200 || !/"status":\s*"ok"/.test(text)) {
    return toMend(
      ANSWERS,
      `по адресу ${url}/health ответ ${answer.status}, это не «Наставник»`,
      'Проверьте адрес: его называет npm run deploy в последней строке.',
    );
  }
  const skew = skewOf(now(), new Date(answer.headers.get('date') ?? Number.NaN));
  return ok(ANSWERS, skew ? `да, но их часы и часы этого компьютера расходятся: ${skew}` : 'да');
}

async function door({ url, identityToken }: FunctionsParts): Promise<Finding> {
  for (const token of [undefined, 'not.a.token']) {
    const refused = await ask(`${url}/sync`, emptyRequest(token));
    if (refused?.status === 401) continue;
    return toMend(
      CLOSED,
      `без токена Google функция ответила ${refused?.status ?? 'ничем'}, а должна отказать (401)`,
      'Уберите эту установку из сети и разместите заново: npm run deploy.',
    );
  }
  const token = await identityToken(url);
  if (!token) {
    return unknown(
      CLOSED,
      'без токена не пускает; с токеном не проверено: у Вашего входа его нет',
      'Запустите проверку с ключом учётной записи nastavnik-call.',
    );
  }
  const admitted = await ask(`${url}/sync`, emptyRequest(token));
  return admitted?.status === 401
    ? toMend(
        CLOSED,
        'не принимает и настоящий токен Google',
        `Адрес ${url} должен стоять в NASTAVNIK_AUDIENCES: разместите функции ещё раз. Проверьте и часы.`,
      )
    : ok(CLOSED, 'с токеном Google пускает, без него – нет');
}

/** Checks that the functions answer, refuse strangers and admit authorised callers. The checks start no work. */
export async function functionsFindings(parts: FunctionsParts): Promise<Finding[]> {
  const answers = await health(parts);
  return answers.state === 'ok' ? [answers, await door(parts)] : [answers];
}
