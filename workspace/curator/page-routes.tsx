import { type Answer, identityOf, type Request, type Route } from '../../emulator/application-pages.ts';
import { userMessage } from '../user-facing-error.ts';
import type { CuratorContext } from './context.ts';
import { staffPage } from './page.tsx';

/** A request to a page, with the fields that a form sent. */
export interface PageRequest {
  readonly context: CuratorContext;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** The person who sends the request: the address of their account, or a general identity. */
  readonly identity: string;
  /** The id of the last server-sent event that the browser received. */
  readonly lastEvent: string | undefined;
  /** The parts of the address that the route names. */
  readonly params: Readonly<Record<string, string>>;
}

/** A page: its address and its handler. */
export interface PageRoute {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  readonly bodyLimit?: number;
  readonly answer: (asking: PageRequest) => Promise<Answer>;
}

const RELOAD_SECONDS = 2;

const opening = (doing: string | undefined): Answer =>
  staffPage({
    title: 'Школа открывается',
    reloadAfter: RELOAD_SECONDS,
    body: (
      <p class="card" role="status">
        {doing ?? 'Ещё несколько секунд. Страница обновится сама.'}
      </p>
    ),
  });

/** Whether a script sent the request. A script gets the error as JSON and shows it on its page. */
const wantsJson = ({ headers }: Request): boolean => headers.accept?.includes('application/json') ?? false;

const inJson = (status: number, why: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify({ why }),
});

const failed = (sentence: string, status: number): Answer =>
  staffPage({
    title: 'Не получилось',
    status,
    body: (
      <div class="card">
        <p role="alert">{sentence}</p>
        <p>
          Записанное раньше на месте. Вернитесь кнопкой «Назад». Если на странице нет того, что Вы вводили, введите это,
          пожалуйста, ещё раз.
        </p>
      </div>
    ),
  });

/**
 * Makes routes of pages. An error that a person can resolve becomes a page with one sentence.
 * @param context - returns undefined until the school is open
 * @param doing - the work that keeps the school closed, in Russian
 */
export function pageRoutes(
  routes: readonly PageRoute[],
  context: () => CuratorContext | undefined,
  doing: () => string | undefined,
): readonly Route[] {
  const answered = async (route: PageRoute, request: Request, params: PageRequest['params']): Promise<Answer> => {
    const open = context();
    if (!open)
      return wantsJson(request) ? inJson(503, 'Школа ещё открывается. Повторите через минуту.') : opening(doing());
    const failure = (sentence: string, status: number) =>
      wantsJson(request) ? inJson(status, sentence) : failed(sentence, status);
    const form = new URLSearchParams(request.method === 'POST' ? request.body.toString('utf8') : '');
    try {
      const identity = identityOf(request);
      const lastEvent = request.headers['last-event-id'];
      const context = open.hasAccounts ? { ...open, actor: identity } : open;
      return await route.answer({ context, query: request.query, form, params, identity, lastEvent });
    } catch (error) {
      const sentence = userMessage(error);
      if (sentence !== undefined) return failure(sentence, 409);
      console.error(`${request.method} ${request.rawPath}`, error);
      return failure(
        'В программе ошибка. Она записана на экране компьютера, где работает «Наставник»; повторите позже.',
        500,
      );
    }
  };
  return routes.map(({ method, pattern, bodyLimit, ...route }) => ({
    method,
    pattern,
    audience: 'people',
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    handle: (request, params) => ({
      status: 200,
      headers: {},
      body: '',
      later: () => answered({ method, pattern, ...route }, request, params),
    }),
  }));
}
