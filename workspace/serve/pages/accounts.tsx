import type { Answer } from '../../../emulator/application-pages.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { strayLetter, strayLetterText } from '../../../sheets-schema/address-letters.ts';
import { type Account, normalEmail } from '../../accounts/account.ts';
import {
  allAccounts,
  changeRoles,
  findAccount,
  LastKeeper,
  removeAccount,
  writeAccount,
} from '../../accounts/accounts.ts';
import { issueKey } from '../../accounts/one-time-keys.ts';
import { ROLES, type Role, roles } from '../../accounts/role.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import { sendServiceLetter } from '../mail/send-service-letter.tsx';
import type { ServedSchool } from '../served-school.ts';
import { passwordLink } from './password.tsx';
import { Field, type FormOutcome, servedPage } from './served-page.tsx';

const TITLE = 'Учётные записи';

interface Said extends FormOutcome {
  /** A link that the keeper passes on in person. */
  readonly link?: string;
}

function Roles({ account }: { readonly account?: Account }) {
  return (
    <fieldset>
      <legend>Роли</legend>
      {ROLES.map((role) => (
        <label key={role}>
          <input name={role} type="checkbox" value="yes" checked={account?.roles.includes(role) ?? false} />
          <b>{roles[role].title}</b> – {roles[role].may}
        </label>
      ))}
    </fieldset>
  );
}

function Invite({ email, words }: { readonly email: string; readonly words: string }) {
  return (
    <form method="post" action="/accounts/invite">
      <input type="hidden" name="email" value={email} />
      <button class="quiet" type="submit">
        {words}
      </button>
    </form>
  );
}

const capitalized = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());

function One({ account, number }: { readonly account: Account; readonly number: number }) {
  const { email, name, password, secondFactor, until } = account;
  return (
    <section class="card">
      <h2>
        {name}, {email}
      </h2>
      <p>{capitalized(account.roles.map((role) => roles[role].title).join(', ')) || 'Без роли'}</p>
      <p class="hint">
        {password ? 'Пароль выбран' : 'Ещё не входит: нужна ссылка для первого входа'}
        {secondFactor ? ', второй шаг включён' : ''}
        {until ? `, до ${dayText(until)} включительно` : ''}.
      </p>
      {password ? null : <Invite email={email} words="Дать ссылку для входа" />}
      <details>
        <summary>Изменить</summary>
        <form method="post" action="/accounts/change">
          <input type="hidden" name="email" value={email} />
          <Roles account={account} />
          <div class="field">
            <label for={`a${number}-until`}>Действует по (пусто – без срока)</label>
            <input id={`a${number}-until`} name="until" type="date" value={until ?? ''} />
          </div>
          <button type="submit">Сохранить</button>
        </form>
        <div class="bar">
          {password ? <Invite email={email} words="Дать ссылку для нового пароля" /> : null}
          <form method="post" action="/accounts/remove">
            <input type="hidden" name="email" value={email} />
            <button class="quiet" type="submit">
              Удалить учётную запись
            </button>
          </form>
        </div>
      </details>
    </section>
  );
}

function page({ store }: ServedSchool, { account }: Visit, { problem, done, link }: Said = {}): Answer {
  return servedPage({
    title: TITLE,
    account,
    here: '/accounts',
    problem,
    done,
    children: (
      <>
        {link ? (
          <section class="card">
            <p>
              Ссылка действует неделю и один раз. Передайте её только этому человеку: <span class="key">{link}</span>
            </p>
          </section>
        ) : null}
        {allAccounts(store).map((each, number) => (
          <One key={each.email} account={each} number={number} />
        ))}
        <form class="card" method="post" action="/accounts/add">
          <h2>Новая учётная запись</h2>
          <p class="hint">Учителям она не нужна: у них личные ссылки в письмах.</p>
          <Field name="name" label="Фамилия, имя и отчество" required />
          <Field name="email" label="Почта" type="email" required />
          <Roles />
          <Field
            name="until"
            label="Действует по (обязательно для проверяющего)"
            type="date"
            hint="Пусто – без срока."
          />
          <button type="submit">Добавить</button>
        </form>
      </>
    ),
  });
}

/** The roles and the last day in a submitted form, or an error message. */
function rightsIn(fields: URLSearchParams): { roles: Role[]; until?: string } | { problem: string } {
  const chosen = ROLES.filter((role) => fields.get(role) === 'yes');
  const until = fields.get('until') ?? '';
  if (chosen.length === 0) return { problem: 'Отметьте хотя бы одну роль.' };
  if (until !== '' && !/^\d{4}-\d\d-\d\d$/.test(until))
    return { problem: 'Дата не читается: выберите её в календаре.' };
  if (chosen.includes('viewer') && until === '') return { problem: 'Проверяющему нужен последний день доступа.' };
  return { roles: chosen, ...(until === '' ? {} : { until }) };
}

/** Makes a link for choosing a password. The page shows the link. If letters go out, a letter contains it too. */
async function invite(school: ServedSchool, account: Account): Promise<Said> {
  const link = passwordLink(school.publicRoot(), issueKey(school.store, account.email, 'invitation', school.now()));
  if (!school.mailServer.isKnown) return { done: `Ссылка для ${account.email} готова.`, link };
  const { outcome } = await sendServiceLetter(school, account, 'Вход в программу наставничества', [
    `Для Вас заведена учётная запись (${account.roles.map((role) => roles[role].title).join(', ')}).`,
    `Выберите пароль по этой ссылке, она действует неделю: ${link}`,
  ]);
  const sent = outcome === 'sent' ? 'и отправлена письмом' : ', но письмо не ушло: причина на странице «Почта»';
  return { done: `Ссылка для ${account.email} готова ${sent}.`, link };
}

type Action = (school: ServedSchool, fields: URLSearchParams) => Said | Promise<Said>;

const named = ({ store }: ServedSchool, fields: URLSearchParams, act: (account: Account) => Said | Promise<Said>) => {
  const account = findAccount(store, fields.get('email') ?? '');
  return account ? act(account) : { problem: 'Такой учётной записи уже нет.' };
};

const actions: Readonly<Record<string, Action>> = {
  add(school, fields) {
    const email = normalEmail(fields.get('email') ?? '');
    const name = (fields.get('name') ?? '').trim().slice(0, 200);
    const rights = rightsIn(fields);
    if ('problem' in rights) return rights;
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254 || name === '') {
      return { problem: 'Впишите имя и почту, например ivanova@school5.ru.' };
    }
    const stray = strayLetter(email);
    if (stray) return { problem: strayLetterText(stray) };
    if (findAccount(school.store, email)) return { problem: `Учётная запись ${email} уже есть.` };
    const account = { email, name, ...rights };
    writeAccount(school.store, account);
    return invite(school, account);
  },
  change: (school, fields) =>
    named(school, fields, (account) => {
      const rights = rightsIn(fields);
      if ('problem' in rights) return rights;
      changeRoles(school.store, account, rights);
      return { done: `Роли ${account.email} сохранены.` };
    }),
  invite: (school, fields) => named(school, fields, (account) => invite(school, account)),
  remove: (school, fields) =>
    named(school, fields, ({ email }) => {
      removeAccount(school.store, email);
      return { done: `Учётная запись ${email} удалена, её сеансы закончены.` };
    }),
};

/** The keeper's page of accounts. */
export function accountsPages(school: ServedSchool): readonly ServedPage[] {
  const acted = async (act: Action, visit: Visit): Promise<Said> => {
    try {
      return await act(school, visit.fields);
    } catch (error) {
      if (error instanceof LastKeeper) return { problem: error.message };
      throw error;
    }
  };
  return [
    { method: 'GET', path: '/accounts', handle: (visit) => page(school, visit) },
    ...Object.entries(actions).map(
      ([name, act]): ServedPage => ({
        method: 'POST',
        path: `/accounts/${name}`,
        handle: async (visit) => page(school, visit, await acted(act, visit)),
      }),
    ),
  ];
}
