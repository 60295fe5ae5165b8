import type { Answer } from '../../../emulator/application-pages.ts';
import { type Account, hasRole } from '../../accounts/account.ts';
import { changeAccount, writeAccount } from '../../accounts/accounts.ts';
import { hasHash, hashPassword } from '../../accounts/password-hash.ts';
import { roles } from '../../accounts/role.ts';
import { acceptedCode, newSecondFactor, secondFactorAddress } from '../../accounts/second-factor.ts';
import { beginSession, endSessionsOf } from '../../accounts/sessions.ts';
import { setCookie } from '../http/session-cookie.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import { redirectTo } from '../http/visit.ts';
import { qrImage } from '../qr-image.ts';
import type { LoginPlace } from '../served-school.ts';
import { NewPassword, newPasswordProblem } from './password.tsx';
import { Field, type FormOutcome, servedPage } from './served-page.tsx';

function SecondFactor({ account, fresh }: { readonly account: Account; readonly fresh: string }) {
  if (!hasRole(account, 'keeper')) return null;
  return (
    <section class="card">
      <h2>Второй шаг входа</h2>
      {account.secondFactor ? (
        <form method="post" action="/account/second-factor-off">
          <p>Включён: после пароля нужен код из приложения.</p>
          <Field name="code" label="Код из приложения" required autoComplete="one-time-code" />
          <button type="submit">Выключить</button>
        </form>
      ) : (
        <form method="post" action="/account/second-factor-on">
          <p>
            Выключен. Чтобы включить, прочтите этот рисунок приложением для кодов (например, «Яндекс Ключ» или Aegis) и
            впишите код, который оно покажет.
          </p>
          <img class="qr" src={qrImage(secondFactorAddress(fresh, account.email))} alt="QR-код для приложения" />
          <p class="hint">
            Или впишите в приложение вручную: <span class="key">{fresh}</span>
          </p>
          <input type="hidden" name="secret" value={fresh} />
          <Field name="code" label="Код из приложения" required autoComplete="one-time-code" />
          <button type="submit">Включить</button>
        </form>
      )}
    </section>
  );
}

const page = (
  { menu }: LoginPlace,
  account: Account,
  { problem, done }: FormOutcome = {},
  fresh = newSecondFactor(),
): Answer =>
  servedPage({
    title: 'Моя учётная запись',
    account,
    menu,
    problem,
    done,
    children: (
      <>
        <section class="card">
          <p>
            {account.name}, {account.email}. Роли: {account.roles.map((role) => roles[role].title).join(', ')}.
          </p>
          <form method="post" action="/account/end-sessions">
            <button class="quiet" type="submit">
              Выйти на всех других устройствах
            </button>
          </form>
        </section>
        <section class="card">
          <h2>Сменить пароль</h2>
          <form method="post" action="/account/password">
            <Field name="present" label="Нынешний пароль" type="password" required autoComplete="current-password" />
            <NewPassword label="Новый пароль" />
            <button type="submit">Сменить</button>
          </form>
        </section>
        <SecondFactor account={account} fresh={fresh} />
      </>
    ),
  });

type Action = (school: LoginPlace, account: Account, visit: Visit) => Answer | Promise<Answer>;

/** A changed password or second factor ends all sessions, so this browser gets a new session. */
function stayIn({ store, now }: LoginPlace, { email }: Account, { peer }: Visit): Answer {
  return redirectTo('/account', { 'set-cookie': setCookie(beginSession(store, email, now()), peer.secure) });
}

const actions: Readonly<Record<string, Action>> = {
  async password(school, account, visit) {
    const { loginThrottle, store } = school;
    const who = `password ${account.email}`;
    if (loginThrottle.secondsLeft(who) > 0)
      return page(school, account, { problem: 'Слишком много попыток. Подождите и повторите.' });
    loginThrottle.attempt(who);
    if (!(await hasHash(store, visit.fields.get('present') ?? '', account.password))) {
      return page(school, account, { problem: 'Нынешний пароль не подходит.' });
    }
    loginThrottle.release(who);
    const problem = await newPasswordProblem(visit.fields, [account.email, account.name]);
    if (problem) return page(school, account, { problem });
    const password = await hashPassword(store, visit.fields.get('password') ?? '');
    if (!changeAccount(store, account, { password })) return redirectTo('/login');
    return stayIn(school, account, visit);
  },
  'second-factor-on'(school, account, visit) {
    const secret = visit.fields.get('secret') ?? '';
    const isSecret = /^[A-Z2-7]{32}$/.test(secret);
    const lastCode = isSecret ? acceptedCode(secret, visit.fields.get('code') ?? '', school.now()) : undefined;
    if (lastCode === undefined) {
      const problem = 'Код не подходит. Проверьте, верно ли время на телефоне и на сервере, и впишите новый код.';
      return page(school, account, { problem }, isSecret ? secret : undefined);
    }
    writeAccount(school.store, { ...account, secondFactor: secret, lastCode });
    return stayIn(school, account, visit);
  },
  'second-factor-off'(school, account, visit) {
    const { secondFactor, lastCode: _, ...rest } = account;
    const code = visit.fields.get('code') ?? '';
    if (secondFactor && acceptedCode(secondFactor, code, school.now(), account.lastCode) === undefined) {
      return page(school, account, { problem: 'Код не подходит.' });
    }
    writeAccount(school.store, rest);
    return stayIn(school, account, visit);
  },
  'end-sessions'(school, account, visit) {
    endSessionsOf(school.store, account.email);
    return stayIn(school, account, visit);
  },
};

/** The page on which people change their own account. */
export function accountPages(school: LoginPlace): readonly ServedPage[] {
  const mine = ({ account }: Visit): Account => {
    if (!account) throw new Error('This page is for accounts.');
    return account;
  };
  return [
    { method: 'GET', path: '/account', handle: (visit) => page(school, mine(visit)) },
    ...Object.entries(actions).map(
      ([name, act]): ServedPage => ({
        method: 'POST',
        path: `/account/${name}`,
        handle: (visit) => act(school, mine(visit), visit),
      }),
    ),
  ];
}
