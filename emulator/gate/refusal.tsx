import { ApiError } from '../core/errors.ts';
import type { Answer, Audience, Head } from '../core/exchange.ts';
import { refuse } from '../core/refuse.ts';
import { htmlAnswer } from '../pages/layout.tsx';

interface Words {
  readonly httpStatus: number;
  readonly status: string;
  /** The message for a program. */
  readonly said: string;
  /** The title for a person. */
  readonly title: string;
  readonly advice: string;
}

const REASONS = {
  host: {
    httpStatus: 403,
    status: 'PERMISSION_DENIED',
    said: 'The emulator answers under its own address only.',
    title: 'У программы другой адрес',
    advice: 'Откройте страницу по адресу, который программа назвала при запуске: он начинается с http://127.0.0.1.',
  },
  origin: {
    httpStatus: 403,
    status: 'PERMISSION_DENIED',
    said: 'The emulator does nothing for pages of other sites.',
    title: 'Ничего не записано',
    advice:
      'Запрос пришёл с другого сайта, а записывать может только страница самой программы. Если Вы заполняли её сами, откройте её заново и отправьте ещё раз.',
  },
  token: {
    httpStatus: 401,
    status: 'UNAUTHENTICATED',
    said: 'The emulator wants a token for this.',
    title: 'Нужен маркер доступа',
    advice:
      'Здесь видят страницы только те, кому открыли доступ. Обновите страницу и введите маркер, который Вам дали, как пароль; имя может быть любым.',
  },
  encoding: {
    httpStatus: 415,
    status: 'INVALID_ARGUMENT',
    said: 'Compressed bodies are not accepted.',
    title: 'Ничего не записано',
    advice: 'Ответ пришёл в сжатом виде, такой здесь не принимают. Откройте страницу заново и отправьте ещё раз.',
  },
  type: {
    httpStatus: 415,
    status: 'INVALID_ARGUMENT',
    said: 'A form is sent as application/x-www-form-urlencoded.',
    title: 'Ничего не записано',
    advice: 'Ответ пришёл не так, как отправляет страница. Откройте её заново и отправьте ещё раз.',
  },
  size: {
    httpStatus: 413,
    status: 'INVALID_ARGUMENT',
    said: 'Request payload size exceeds the limit.',
    title: 'Ничего не записано: текст слишком длинный',
    advice: 'Вернитесь на предыдущую страницу, сократите ответ и отправьте ещё раз.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The APIs that answer a large body with Google's own 400. */
const GOOGLES = /^\/(v4\/spreadsheets|v1\/forms|drive\/v3)(\/|$)/;

export type RefusalReason = keyof typeof REASONS;

/** The answer to a refused request: a page for people, otherwise an API error. */
export function refusal(reason: RefusalReason, head: Head, audience: Audience, bodyLimit = 0): Answer {
  const { httpStatus, status, said, title, advice } = REASONS[reason];
  if (reason === 'size' && GOOGLES.test(head.rawPath)) {
    const message = `Request payload size exceeds the limit: ${bodyLimit} bytes.`;
    return refuse(new ApiError(400, 'INVALID_ARGUMENT', message), head);
  }
  if (audience === 'programs') return refuse(new ApiError(httpStatus, status, said), head);
  const page = htmlAnswer({
    title,
    status: httpStatus,
    body: (
      <div class="card">
        <h1>{title}</h1>
        <p>{advice}</p>
      </div>
    ),
  });
  return reason === 'token' ? { ...page, headers: { ...page.headers, ...SIGN_IN } } : page;
}

/** Makes a browser ask for the token as a password, and send it with everything that follows (RFC 7617). */
const SIGN_IN = { 'www-authenticate': 'Basic realm="google-emulator", charset="UTF-8"' };
