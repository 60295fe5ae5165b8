import type { Answer } from '../../../emulator/application-pages.ts';
import { normalEmail } from '../../accounts/account.ts';
import { findAccount, writeAccount } from '../../accounts/accounts.ts';
import { issueKey, keyOwner, revokeKeys } from '../../accounts/one-time-keys.ts';
import { hashPassword } from '../../accounts/password-hash.ts';
import { passwordProblem } from '../../accounts/password-rules.ts';
import { howToCall } from '../../how-to-call.ts';
import { redirectTo, type ServedPage, type Visit } from '../http/visit.ts';
import { sendServiceLetter } from '../mail/send-service-letter.tsx';
import type { LoginPlace } from '../served-school.ts';
import { Field, servedPage } from './served-page.tsx';

const SPENT = 'Эта ссылка уже использована, устарела или скопирована не полностью. Попросите у хранителя новую.';

/** The address at which a person chooses a password. */
export const passwordLink = (root: string, key: string): string => `${root}password?key=${key}`;

/** The two fields for a new password, which `newPasswordProblem` reads. */
export function NewPassword({ label }: { readonly label: string }) {
  return (
    <>
      <Field
        name="password"
        label={label}
        type="password"
        required
        autoComplete="new-password"
        hint="Не меньше 12 знаков. Удобнее всего несколько слов, не связанных между собой; цифры и заглавные не обязательны."
      />
      <Field name="again" label={`${label} ещё раз`} type="password" required autoComplete="new-password" />
    </>
  );
}

const choosePage = (email: string, key: string, problem?: string): Answer =>
  servedPage({
    title: 'Новый пароль',
    problem,
    children: (
      <form class="card" method="post" action="/password">
        <p>
          Для входа под почтой <b>{email}</b>.
        </p>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="email" value={email} autoComplete="username" />
        <NewPassword label="Пароль" />
        <button type="submit">Сохранить</button>
      </form>
    ),
  });

/** Why a new password must not be used; undefined if it may. */
export async function newPasswordProblem(
  fields: URLSearchParams,
  known: readonly string[],
): Promise<string | undefined> {
  const password = fields.get('password') ?? '';
  if (password !== (fields.get('again') ?? '')) return 'Пароли не совпадают. Введите один и тот же в обе строки.';
  return passwordProblem(password, known);
}

async function choose(school: LoginPlace, { fields }: Visit): Promise<Answer> {
  const { store, folder, now } = school;
  const key = fields.get('key') ?? '';
  const account = findAccount(store, keyOwner(store, folder, key, now()) ?? '');
  if (!account) return servedPage({ title: 'Новый пароль', problem: SPENT });
  const problem = await newPasswordProblem(fields, [account.email, account.name]);
  if (problem) return choosePage(account.email, key, problem);
  const password = await hashPassword(store, fields.get('password') ?? '');
  // Somebody may have used the same link or changed the account while we computed the hash.
  const present = findAccount(store, keyOwner(store, folder, key, now()) ?? '');
  if (!present) return servedPage({ title: 'Новый пароль', problem: SPENT });
  revokeKeys(store, folder, present.email);
  writeAccount(store, { ...present, password });
  return redirectTo('/login');
}

const forgottenPage = (done?: string): Answer =>
  servedPage({
    title: 'Не помню пароль',
    done,
    children: (
      <form class="card" method="post" action="/forgotten">
        <p>На Вашу почту придёт ссылка, по которой можно выбрать новый пароль. Она действует час.</p>
        <Field name="email" label="Почта" type="email" required autoComplete="username" />
        <button type="submit">Прислать ссылку</button>
        <p class="hint">
          Письмо не приходит? Попросите ссылку у хранителя. Хранителю её даёт на самом сервере команда{' '}
          {howToCall('account', 'reset ПОЧТА --data ПАПКА')}, где ПАПКА – папка данных школы: её запускает тот, кто
          ведёт сервер.
        </p>
      </form>
    ),
  });

/** Gives the same answer whether the account exists or not, and does not wait for the mail server. */
function sendLink(school: LoginPlace, { fields, peer }: Visit): Answer {
  const { store, loginThrottle, now, publicRoot } = school;
  const account = findAccount(store, normalEmail(fields.get('email') ?? ''));
  const asker = `forgotten ${peer.address}`;
  if (account && loginThrottle.secondsLeft(asker, `forgotten ${account.email}`) === 0) {
    loginThrottle.attempt(asker, `forgotten ${account.email}`);
    const link = passwordLink(publicRoot(), issueKey(store, account.email, 'reset', now()));
    void sendServiceLetter(school, account, 'Новый пароль', [
      'Кто-то, скорее всего Вы, попросил новый пароль для входа в программу наставничества.',
      `Выберите его по этой ссылке, она действует час: ${link}`,
      'Если это были не Вы, ничего не делайте: прежний пароль остаётся.',
    ]);
  }
  return forgottenPage('Если такая учётная запись есть, письмо со ссылкой отправлено.');
}

/** The pages by which a person with a one-time key chooses a password, and asks for such a key. */
export function passwordPages(school: LoginPlace): readonly ServedPage[] {
  return [
    {
      method: 'GET',
      path: '/password',
      handle({ query }) {
        const key = query.get('key') ?? '';
        const email = keyOwner(school.store, school.folder, key, school.now());
        return email === undefined ? servedPage({ title: 'Новый пароль', problem: SPENT }) : choosePage(email, key);
      },
    },
    { method: 'POST', path: '/password', handle: (visit) => choose(school, visit) },
    { method: 'GET', path: '/forgotten', handle: () => forgottenPage() },
    { method: 'POST', path: '/forgotten', handle: (visit) => sendLink(school, visit) },
  ];
}
