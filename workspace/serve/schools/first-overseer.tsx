import * as z from 'zod';
import type { Answer } from '../../../emulator/application-pages.ts';
import { normalEmail } from '../../accounts/account.ts';
import { writeAccount } from '../../accounts/accounts.ts';
import { hashPassword } from '../../accounts/password-hash.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { setCookie } from '../http/session-cookie.ts';
import { redirectTo, type ServedPage, type Visit } from '../http/visit.ts';
import { NewPassword, newPasswordProblem } from '../pages/password.tsx';
import { Field, servedPage } from '../pages/served-page.tsx';
import type { Overseer } from './overseer.ts';

const TITLE = 'Новый сервер школ';
const CLOSED =
  'Эта ссылка не подходит: она действует, пока не создана первая учётная запись, и только та, что напечатана при запуске сервера последней.';

const sentSchema = z.object({
  name: z.string().trim().min(1, 'Не заполнены Ваши фамилия, имя и отчество.').max(200),
  email: z.string().transform(normalEmail).pipe(z.email('Почта записана не как адрес, например ivanova@rayon.ru.')),
});

const form = (key: string, value: (name: string) => string, problem?: string): Answer =>
  servedPage({
    title: TITLE,
    problem,
    children: (
      <form class="card" method="post" action="/first">
        <p>Вы добавляете школы и видите о них только числа. Учётные записи каждой школы заводит её хранитель.</p>
        <input type="hidden" name="key" value={key} />
        <Field name="name" label="Ваши фамилия, имя и отчество" value={value('name')} required autoComplete="name" />
        <Field name="email" label="Почта" type="email" value={value('email')} required autoComplete="username" />
        <NewPassword label="Пароль" />
        <button type="submit">Создать учётную запись</button>
      </form>
    ),
  });

async function create({ store, firstKey, now }: Overseer, { fields, peer }: Visit): Promise<Answer> {
  const key = fields.get('key') ?? '';
  const closed = () => servedPage({ title: TITLE, problem: CLOSED });
  if (!firstKey.fits(key)) return closed();
  const value = (name: string) => fields.get(name) ?? '';
  const sent = sentSchema.safeParse(Object.fromEntries(fields));
  if (!sent.success) return form(key, value, sent.error.issues[0]?.message);
  const { name, email } = sent.data;
  const problem = await newPasswordProblem(fields, [email, name]);
  if (problem) return form(key, value, problem);
  const password = await hashPassword(store, value('password'));
  // Two people may have sent the page at the same time.
  if (!firstKey.fits(key)) return closed();
  writeAccount(store, { email, name, roles: ['keeper'], password });
  return redirectTo('/', { 'set-cookie': setCookie(beginSession(store, email, now()), peer.secure) });
}

/** The page of the first start of a server of several schools, which makes the overseer's account. */
export const firstOverseerPages = (overseer: Overseer): readonly ServedPage[] => [
  {
    method: 'GET',
    path: '/first',
    handle({ query }) {
      const key = query.get('key') ?? '';
      return overseer.firstKey.fits(key) ? form(key, () => '') : servedPage({ title: TITLE, problem: CLOSED });
    },
  },
  { method: 'POST', path: '/first', handle: (visit) => create(overseer, visit) },
];
