import { type Answer, htmlAnswer } from '../../../emulator/application-pages.ts';
import { type Role, roles } from '../../accounts/role.ts';

const refusals = {
  host: {
    status: 421,
    title: 'Такого адреса у этого сервера нет',
    toDo: 'Откройте школу по адресу, который дал хранитель. Если адрес верный, хранитель вписывает его на странице «Сервер».',
  },
  origin: {
    status: 403,
    title: 'Запрос пришёл с чужой страницы',
    toDo: 'Ничего не изменено. Откройте нужную страницу школы сами и повторите там.',
  },
  session: {
    status: 401,
    title: 'Нужно войти снова',
    toDo: 'Сеанс закончился, ничего не изменено. Откройте страницу входа, затем повторите.',
  },
  role: { status: 403, title: 'Эта страница не для Вашей роли', toDo: 'Её могут открыть' },
  paper: {
    status: 403,
    title: 'Этот документ Вы не подписываете',
    toDo: 'Директору открыты документы со страницы «На подпись». Если нужен другой, попросите его у куратора.',
  },
  missing: {
    status: 404,
    title: 'Такой страницы нет',
    toDo: 'Проверьте адрес: возможно, он скопирован не полностью.',
  },
  stopped: {
    status: 503,
    title: 'Школа сейчас остановлена',
    toDo: 'Её данные целы. Когда она откроется, знает тот, кто ведёт сервер школ.',
  },
  unopened: {
    status: 503,
    title: 'Школа сейчас не открывается',
    toDo: 'Повторите через минуту. Если не поможет, скажите тому, кто ведёт сервер школ: причина – в его списке школ и в журнале сервера.',
  },
  crowd: { status: 503, title: 'Сейчас входит слишком много людей сразу', toDo: 'Повторите через минуту.' },
  busy: { status: 429, title: 'Слишком много запросов подряд', toDo: 'Подождите минуту и повторите.' },
  size: {
    status: 413,
    title: 'Отправлено слишком много',
    toDo: 'Ничего не записано. Вернитесь кнопкой «Назад»: то, что Вы ввели, ещё там. Сократите ответ; если это список в файле, оставьте в нём только нужный лист. Наибольший размер:',
  },
  encoding: { status: 415, title: 'Сжатые запросы не принимаются', toDo: 'Отправьте форму из обычного браузера.' },
  type: { status: 415, title: 'Принимаются только формы', toDo: 'Отправьте форму из обычного браузера.' },
  fault: {
    status: 500,
    title: 'Не получилось: ошибка в программе',
    toDo: 'Повторите через минуту. Если не поможет, покажите хранителю время этой ошибки: подробности в журнале сервера.',
  },
} as const;

/** The page for a refused request. @param about - the roles that may send it, or the greatest size of its body in bytes */
export function refusalPage(
  reason: keyof typeof refusals,
  { allowed = [], limit }: { readonly allowed?: readonly Role[]; readonly limit?: number } = {},
): Answer {
  const { status, title, toDo } = refusals[reason];
  const who = allowed.map((role) => roles[role].title).join(', ');
  const said =
    reason === 'role' ? `${toDo}: ${who}.` : limit === undefined ? toDo : `${toDo} ${Math.floor(limit / 2 ** 20)} МБ.`;
  // The styles are inline, because the server may refuse the stylesheet to the same visitor.
  const page = htmlAnswer({
    title,
    status,
    body: (
      <section class="card">
        <h1>{title}</h1>
        <p role="alert">{said}</p>
        <p>
          <a href="/">На главную</a>
        </p>
      </section>
    ),
  });
  return reason === 'busy' || reason === 'crowd'
    ? { ...page, headers: { ...page.headers, 'retry-after': '60' } }
    : page;
}
