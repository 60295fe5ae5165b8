import type { Answer } from '../../../emulator/application-pages.ts';
import { type Account, isOpen, normalEmail } from '../../accounts/account.ts';
import { changeAccount, findAccount } from '../../accounts/accounts.ts';
import { hasHash } from '../../accounts/password-hash.ts';
import { acceptedCode } from '../../accounts/second-factor.ts';
import { beginSession, endSession } from '../../accounts/sessions.ts';
import { dropCookie, setCookie } from '../http/session-cookie.ts';
import { redirectTo, type ServedPage, type Visit } from '../http/visit.ts';
import type { LoginPlace } from '../served-school.ts';
import { Field, servedPage } from './served-page.tsx';

/** The same sentence for a wrong address, password or code, so that nobody learns which accounts exist. */
const WRONG = 'Почта, пароль или код не подходят. Проверьте раскладку клавиатуры и повторите.';

/** A path of this server. Anything else could lead to a foreign page after the login. */
const safePath = (next: string | null): string => (next && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/');

function page(email: string, next: string, problem?: string, status?: number): Answer {
  return servedPage({
    title: 'Вход',
    problem,
    ...(status === undefined ? {} : { status }),
    children: (
      <form class="card" method="post" action="/login">
        <input type="hidden" name="next" value={next} />
        <Field name="email" label="Почта" type="email" value={email} required autoComplete="username" />
        <Field name="password" label="Пароль" type="password" required autoComplete="current-password" />
        <Field
          name="code"
          label="Код из приложения"
          autoComplete="one-time-code"
          hint="Только если Вы включили второй шаг входа; иначе оставьте пустым."
        />
        <div class="bar">
          <button type="submit">Войти</button>
          <a href="/forgotten">Не помню пароль</a>
        </div>
      </form>
    ),
  });
}

/** Checks the entered password and code, and records the code as used. */
async function isRight({ store, now, today }: LoginPlace, account: Account | undefined, fields: URLSearchParams) {
  const right = await hasHash(store, fields.get('password') ?? '', account?.password);
  if (!right || !account || !isOpen(account, today())) return false;
  if (account.secondFactor === undefined) return changeAccount(store, account, {});
  // We read the account again: another login may have used the same code while we checked the password.
  const present = findAccount(store, account.email);
  const lastCode = acceptedCode(account.secondFactor, fields.get('code') ?? '', now(), present?.lastCode);
  return lastCode !== undefined && changeAccount(store, account, { lastCode });
}

async function enter(school: LoginPlace, { fields, peer }: Visit): Promise<Answer> {
  const { store, loginThrottle, now } = school;
  const email = normalEmail(fields.get('email') ?? '');
  const next = safePath(fields.get('next'));
  const who = [`account ${email}`, `address ${peer.address}`] as const;
  const seconds = loginThrottle.secondsLeft(...who);
  if (seconds > 0) {
    const slow = page(email, next, `Слишком много неверных попыток. Подождите ${seconds} с и повторите.`, 429);
    return { ...slow, headers: { ...slow.headers, 'retry-after': String(seconds) } };
  }
  loginThrottle.attempt(...who);
  if (!(await isRight(school, findAccount(store, email), fields))) return page(email, next, WRONG);
  loginThrottle.release(...who);
  return redirectTo(next, { 'set-cookie': setCookie(beginSession(store, email, now()), peer.secure) });
}

/** The pages that begin and end a session. */
export function loginPages(school: LoginPlace): readonly ServedPage[] {
  return [
    { method: 'GET', path: '/login', handle: ({ query }) => page('', safePath(query.get('next'))) },
    { method: 'POST', path: '/login', handle: (visit) => enter(school, visit) },
    {
      method: 'POST',
      path: '/logout',
      handle({ session, peer }) {
        if (session !== undefined) endSession(school.store, session);
        return redirectTo('/login', { 'set-cookie': dropCookie(peer.secure) });
      },
    },
  ];
}
