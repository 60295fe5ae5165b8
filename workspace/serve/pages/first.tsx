import * as z from 'zod';
import type { Answer } from '../../../emulator/application-pages.ts';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { strayLetter, strayLetterText } from '../../../sheets-schema/address-letters.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { normalEmail } from '../../accounts/account.ts';
import { findAccount, writeAccount } from '../../accounts/accounts.ts';
import { hasNoKeeper } from '../../accounts/first-key.ts';
import { issueKey } from '../../accounts/one-time-keys.ts';
import { hashPassword } from '../../accounts/password-hash.ts';
import type { Role } from '../../accounts/role.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { setCookie } from '../http/session-cookie.ts';
import { redirectTo, type ServedPage, type Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { settingsRecord } from '../settings/settings.ts';
import { NewPassword, newPasswordProblem } from './password.tsx';
import { Field, servedPage } from './served-page.tsx';

const TITLE = 'Новая школа';
const FULL_NAME = 'Фамилия, имя и отчество';
const CLOSED =
  'Эта ссылка не подходит: она действует, пока не создана первая учётная запись, и только та, что напечатана при запуске сервера последней.';

const words = (what: string) => z.string().trim().min(1, `Не заполнено: ${what}.`).max(200, `Слишком длинно: ${what}.`);
const address = (whose: string) =>
  z
    .string()
    .transform(normalEmail)
    .pipe(
      z.email({
        error: ({ input }) => {
          const stray = strayLetter(String(input));
          return `Почта (${whose}) записана не как адрес, например ivanova@school5.ru.${stray ? ` ${strayLetterText(stray)}` : ''}`;
        },
      }),
    );

const sentSchema = z.object({
  schoolShort: words('название школы'),
  keeperName: words('Ваши фамилия, имя и отчество'),
  keeperEmail: address('Ваша'),
  curatorName: words('фамилия, имя и отчество куратора'),
  curatorEmail: address('куратор'),
  headName: words('фамилия, имя и отчество директора'),
  headEmail: address('директор'),
  publicUrl: settingsRecord.publicUrl.schema.default(''),
});

function form({ known }: ServedSchool, key: string, value: (name: string) => string, problem?: string): Answer {
  return servedPage({
    title: TITLE,
    problem,
    children: (
      <form class="card" method="post" action="/first">
        <p>Заполните один раз: всё это потом можно изменить.</p>
        <input type="hidden" name="key" value={key} />
        <Field name="schoolShort" label="Как называется школа, коротко" value={value('schoolShort')} required />
        <fieldset>
          <legend>Вы: хранитель сервера</legend>
          <p class="hint">
            Хранитель заводит учётные записи, настраивает почту и следит за копиями. Если Вы и куратор – впишите ту же
            почту ещё раз ниже.
          </p>
          <Field name="keeperName" label={FULL_NAME} value={value('keeperName')} required autoComplete="name" />
          <Field
            name="keeperEmail"
            label="Почта"
            type="email"
            value={value('keeperEmail')}
            required
            autoComplete="username"
          />
          <NewPassword label="Пароль" />
        </fieldset>
        <fieldset>
          <legend>Куратор программы</legend>
          <Field
            name="curatorName"
            label={FULL_NAME}
            value={value('curatorName')}
            required
            hint={settings.curatorName.hint}
          />
          <Field name="curatorEmail" label="Почта" type="email" value={value('curatorEmail')} required />
        </fieldset>
        <fieldset>
          <legend>Директор</legend>
          <Field name="headName" label={FULL_NAME} value={value('headName')} required hint={settings.headName.hint} />
          <Field name="headEmail" label="Почта" type="email" value={value('headEmail')} required />
        </fieldset>
        {known().fixed.has('publicUrl') ? null : (
          <Field
            name="publicUrl"
            label="Адрес, по которому школу открывают другие"
            value={value('publicUrl')}
            hint="Например https://nastavnik.school5.ru. Пока не знаете – оставьте пустым: программа поставит в письма адрес этого компьютера."
          />
        )}
        <button type="submit">Создать школу</button>
      </form>
    ),
  });
}

type Sent = z.infer<typeof sentSchema>;

/** The people named on the first page, with their roles. One person may have several roles. */
function peopleIn({ keeperEmail, keeperName, curatorEmail, curatorName, headEmail, headName }: Sent) {
  const people = new Map<string, { email: string; name: string; roles: Role[] }>();
  const add = (email: string, name: string, role: Role) => {
    const known = people.get(email);
    if (known) known.roles.push(role);
    else people.set(email, { email, name, roles: [role] });
  };
  add(keeperEmail, keeperName, 'keeper');
  add(curatorEmail, curatorName, 'curator');
  add(headEmail, headName, 'head');
  return [...people.values()];
}

async function create(school: ServedSchool, { fields, peer }: Visit): Promise<Answer> {
  const key = fields.get('key') ?? '';
  if (!school.isFirstKey(key)) return servedPage({ title: TITLE, problem: CLOSED });
  const value = (name: string) => fields.get(name) ?? '';
  const sent = sentSchema.safeParse(Object.fromEntries(fields));
  if (!sent.success) {
    const [{ path = [], message } = {}] = sent.error.issues;
    const said = path[0] === 'publicUrl' ? `Адрес школы: ${settingsRecord.publicUrl.wanted}.` : (message ?? '');
    return form(school, key, value, said);
  }
  const { schoolShort, keeperEmail, keeperName, curatorName, curatorEmail, headName, headEmail, publicUrl } = sent.data;
  const problem = await newPasswordProblem(fields, [keeperEmail, keeperName, schoolShort]);
  if (problem) return form(school, key, value, problem);
  const password = await hashPassword(school.store, value('password'));
  // Two people may have sent the page at the same time.
  if (!school.isFirstKey(key)) return servedPage({ title: TITLE, problem: CLOSED });
  const { store, now } = school;
  store.transaction(() => {
    for (const person of peopleIn(sent.data)) {
      // A school that was restored without its keeper may have other accounts, which stay.
      const known = findAccount(store, person.email);
      const roles = [...new Set([...(known?.roles ?? []), ...person.roles])];
      writeAccount(store, { ...known, ...person, roles, ...(person.email === keeperEmail ? { password } : {}) });
      if (person.email !== keeperEmail && !known) issueKey(store, person.email, 'invitation', now());
    }
  });
  if (publicUrl) await school.change({ publicUrl });
  await enterSettings(school.workspace.school, {
    schoolShort,
    curatorName,
    curatorEmail,
    headName,
    headEmail,
    schoolDomain: new URL(school.publicRoot()).hostname,
  });
  await school.run.notify();
  return redirectTo('/', { 'set-cookie': setCookie(beginSession(store, keeperEmail, now()), peer.secure) });
}

/** The page of the first start, which creates the first account. It exists only while there is no account. */
export function firstPages(school: ServedSchool): readonly ServedPage[] {
  return [
    {
      method: 'GET',
      path: '/first',
      handle({ query }) {
        const key = query.get('key') ?? '';
        if (school.isFirstKey(key)) return form(school, key, () => '');
        return !hasNoKeeper(school.store) ? redirectTo('/login') : servedPage({ title: TITLE, problem: CLOSED });
      },
    },
    { method: 'POST', path: '/first', handle: (visit) => create(school, visit) },
  ];
}
