import type { Answer } from '../../../emulator/application-pages.ts';
import { type Account, hasRole } from '../../accounts/account.ts';
import { allAccounts } from '../../accounts/accounts.ts';
import type { Role } from '../../accounts/role.ts';
import { unnamedAccounts } from '../../accounts/unnamed-accounts.ts';
import { forwardToEmulator } from '../emulator-pages.tsx';
import { alertsOf } from '../health/alerts.ts';
import { redirectTo, type ServedPage } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { servedPage } from './served-page.tsx';
import { SIGNATURES_PATH, SIGNATURES_TITLE } from './signatures.tsx';

interface Link {
  readonly title: string;
  readonly href: string;
  readonly about: string;
  readonly who: readonly Role[];
}

const linksOf = ({ workspace }: ServedSchool): readonly Link[] => [
  {
    title: 'Сегодня',
    href: '/',
    about: 'Что сделать сейчас, и все страницы куратора.',
    who: ['curator'],
  },
  {
    title: 'Таблица программы',
    href: `/spreadsheets/d/${workspace.spreadsheetId}/edit`,
    about: 'Листы программы; ответы на анкеты видит только куратор.',
    who: ['curator', 'viewer'],
  },
  {
    title: SIGNATURES_TITLE,
    href: SIGNATURES_PATH,
    about: 'Приказы, Положение и отчёты: что ждёт подписи и что подписано.',
    who: ['head'],
  },
  {
    title: 'Программа',
    href: '/programme',
    about: 'Что сделано по дорожной карте, кто с кем работает, показатели.',
    who: ['head'],
  },
  ...workspace.links.map((link) => ({ ...link, who: ['curator'] as const })),
  {
    title: 'Письма',
    href: '/letters',
    about: 'Что ушло, что ждёт и почему; отправить то, что ждёт.',
    who: ['curator'],
  },
  {
    title: 'Учётные записи',
    href: '/accounts',
    about: 'Кто может войти и с какой ролью.',
    who: ['keeper'],
  },
  {
    title: 'Почта',
    href: '/mail',
    about: 'Через какой сервер уходят письма; проверочное письмо себе.',
    who: ['keeper'],
  },
  {
    title: 'Как этот компьютер видят другие',
    href: '/server',
    about: 'Адрес в письмах, проверка с телефона.',
    who: ['keeper'],
  },
  { title: 'Резервные копии', href: '/backups', about: 'Когда сделаны; сделать сейчас.', who: ['keeper'] },
  { title: 'Состояние', href: '/health', about: 'Всё ли работает само.', who: ['keeper', 'curator'] },
];

function Waiting({ school, account }: { readonly school: ServedSchool; readonly account: Account }) {
  if (!hasRole(account, 'keeper')) return null;
  const idle = allAccounts(school.store).filter(({ password }) => !password);
  if (idle.length === 0) return null;
  return (
    <p class="card">
      Ещё не входят: {idle.map(({ email }) => email).join(', ')}. Дайте им ссылки на странице{' '}
      <a href="/accounts">«Учётные записи»</a>.
    </p>
  );
}

/** Accounts of people who no longer lead the programme. A substitute whose days are over is among them. */
function Unnamed({ school, account }: { readonly school: ServedSchool; readonly account: Account }) {
  const state = school.run.state.report?.plan.programmeState;
  if (!state || !hasRole(account, 'keeper')) return null;
  const unnamed = unnamedAccounts(allAccounts(school.store), state.programme, state.context.today);
  if (unnamed.length === 0) return null;
  return (
    <p class="card">
      Могут войти, но в «Настройках» и на листе «Кураторы» их почты нет: {unnamed.map(({ email }) => email).join(', ')}.
      Если человек больше не ведёт программу, удалите учётную запись или впишите её последний день:{' '}
      <a href="/accounts">«Учётные записи»</a>.
    </p>
  );
}

async function page(school: ServedSchool, account: Account): Promise<Answer> {
  const alerts = hasRole(account, 'keeper', 'curator') ? await alertsOf(school) : [];
  const name = school.run.state.report?.plan.programmeState.programme.settings.schoolShort;
  return servedPage({
    title: name ? `Наставничество: ${name.replaceAll('№ ', '№\u00a0')}` : 'Программа наставничества',
    account,
    children: (
      <>
        {alerts.map(({ what, toDo }) => (
          <p class="problem" role="alert" key={what}>
            {what} {toDo}
          </p>
        ))}
        <Waiting school={school} account={account} />
        <Unnamed school={school} account={account} />
        <section class="card">
          <ul class="rows">
            {linksOf(school)
              .filter(({ who }) => hasRole(account, ...who))
              .map(({ title, href, about }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  <div class="hint">{about}</div>
                </li>
              ))}
          </ul>
        </section>
      </>
    ),
  });
}

export function homePages(school: ServedSchool): readonly ServedPage[] {
  return [
    {
      method: 'GET',
      path: '/home',
      handle({ account }) {
        if (!account) throw new Error('This page is for accounts.');
        return page(school, account);
      },
    },
    // The curator's day is a page of the programme. The head comes to sign.
    {
      method: 'GET',
      path: '/',
      handle(visit) {
        const { account } = visit;
        if (account && hasRole(account, 'curator')) return forwardToEmulator(school.workspace.emulator, visit);
        const isOnlyHead = account?.roles.every((role) => role === 'head') ?? false;
        return redirectTo(isOnlyHead ? SIGNATURES_PATH : '/home');
      },
    },
    // The menu of the programme's pages has this address for letters.
    { method: 'GET', path: '/inbox', handle: () => redirectTo('/letters') },
  ];
}
