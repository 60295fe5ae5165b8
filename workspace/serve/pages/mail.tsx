import type { Answer } from '../../../emulator/application-pages.ts';
import { meaningOf } from '../../../functions/domain/refusals/refusal.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import { type PresetName, presets } from '../mail/presets.ts';
import { smtpOf } from '../mail/school-mail-server.ts';
import { senderOf, sendServiceLetter } from '../mail/send-service-letter.tsx';
import { type SenderRecord, senderRecords } from '../mail/sender-records.ts';
import type { ServedSchool } from '../served-school.ts';
import { checked } from '../settings/settings-file.ts';
import { Field, type FormOutcome, servedPage } from './served-page.tsx';

const MAIL_SETTINGS = ['mailHost', 'mailPort', 'mailSecurity', 'mailUser'] as const;

interface Said extends FormOutcome {
  /** Values to show instead of the stored ones. */
  readonly shown?: Partial<Record<'mailHost' | 'mailSecurity' | 'mailUser', string>> & { mailPort?: string | number };
  /** The records of the sender's domain. */
  readonly records?: readonly SenderRecord[];
}

const SECURITY = {
  tls: 'шифрование сразу (порт 465)',
  starttls: 'переход к шифрованию, STARTTLS (порт 587)',
  none: 'без шифрования: только внутри школьной сети и без пароля',
} as const;

const isPreset = (name: string | null): name is PresetName => name !== null && Object.hasOwn(presets, name);

function Presets() {
  return (
    <section class="card">
      <h2>Что подставить</h2>
      <ul class="rows">
        {Object.entries(presets).map(([name, { title, hint }]) => (
          <li key={name}>
            <a href={`/mail?preset=${name}`}>{title}</a>
            <div class="hint">{hint}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SIGNS: Readonly<Record<SenderRecord['state'], string>> = { ok: 'хорошо', mend: 'исправить', unknown: 'неясно' };

function Records({ records }: { readonly records: readonly SenderRecord[] }) {
  return (
    <section class="card">
      <h2>Дойдут ли письма: записи домена отправителя</h2>
      <ul class="rows">
        {records.map(({ check, state, seen, mend }) => (
          <li key={check}>
            <strong>
              {check} – {SIGNS[state]}:
            </strong>{' '}
            {seen}.{mend ? <div class="hint">{mend}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function page(school: ServedSchool, { account }: Visit, { problem, done, shown, records }: Said = {}): Answer {
  const { settings, fixed } = school.known();
  const { mailHost, mailPort, mailSecurity, mailUser } = { ...settings, ...shown };
  const isFixed = MAIL_SETTINGS.some((name) => fixed.has(name));
  return servedPage({
    title: 'Почта',
    account,
    here: '/mail',
    problem,
    done,
    children: (
      <>
        <form class="card" method="post" action="/mail/settings">
          {isFixed ? <p>Почта задана переменными окружения; здесь она не меняется.</p> : null}
          <Field
            name="mailHost"
            label="Почтовый сервер"
            value={mailHost}
            fixed={isFixed}
            hint="Пусто – письма не уходят и ждут."
          />
          <Field name="mailPort" label="Порт" type="number" value={String(mailPort)} fixed={isFixed} />
          <div class="field">
            <label for="mailSecurity">Шифрование</label>
            <select id="mailSecurity" name="mailSecurity" disabled={isFixed}>
              {Object.entries(SECURITY).map(([value, title]) => (
                <option key={value} value={value} selected={value === mailSecurity}>
                  {title}
                </option>
              ))}
            </select>
          </div>
          <Field name="mailUser" label="Имя входа" value={mailUser} fixed={isFixed} hint="Обычно сам адрес ящика." />
          <Field
            name="mailPassword"
            label="Пароль"
            type="password"
            autoComplete="new-password"
            fixed={isFixed}
            hint={
              school.mailServer.hasPassword
                ? 'Пароль сохранён и больше не показывается. Пусто – оставить прежний.'
                : 'У Яндекса и Mail.ru – пароль приложения, не пароль от почты.'
            }
          />
          {isFixed ? null : <button type="submit">Сохранить</button>}
        </form>
        <form class="card" method="post" action="/mail/test">
          <p>
            Проверочное письмо придёт на {account?.email}. Здесь будет показано, что ответил сервер и верят ли
            получатели домену отправителя (SPF, DKIM, DMARC).
          </p>
          <button type="submit">Отправить проверочное письмо себе</button>
        </form>
        {records ? <Records records={records} /> : null}
        <Presets />
        <section class="card">
          <h2>Сколько писем в день</h2>
          <p class="hint">
            У каждого ящика есть дневной предел, и провайдер закрывает ящик, который его превышает. Свой предел задайте
            в таблице: лист «Настройки», строка «Писем в день, не больше». Если сервер ответит, что предел исчерпан,
            письма подождут сами.
          </p>
        </section>
      </>
    ),
  });
}

async function save(school: ServedSchool, visit: Visit): Promise<Answer> {
  const { fields } = visit;
  if (MAIL_SETTINGS.some((name) => school.known().fixed.has(name))) return page(school, visit);
  const text = (name: string) => (fields.get(name) ?? '').trim();
  const shown = Object.fromEntries(MAIL_SETTINGS.map((name) => [name, text(name)]));
  try {
    const sent = {
      mailHost: checked('mailHost', text('mailHost'), 'Почтовый сервер'),
      mailPort: checked('mailPort', Number(text('mailPort') || Number.NaN), 'Порт'),
      mailSecurity: checked('mailSecurity', text('mailSecurity'), 'Шифрование'),
      mailUser: checked('mailUser', text('mailUser'), 'Имя входа'),
    };
    if (sent.mailSecurity === 'none' && sent.mailUser !== '') {
      throw new UserFacingError('Без шифрования пароль увидит вся сеть: выберите шифрование или уберите имя входа.');
    }
    await school.mailServer.refuseForbidden(smtpOf({ ...school.known().settings, ...sent }, undefined));
    const password = fields.get('mailPassword') ?? '';
    // The password belongs to one server and one user. We must not send it to another server.
    const { mailHost, mailUser } = school.known().settings;
    const isSame = sent.mailHost === mailHost && sent.mailUser === mailUser;
    if (password !== '' || !isSame) await school.changeMailPassword(password);
    await school.change(sent);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return page(school, visit, { problem: error.message, shown });
  }
  // Letters that waited for the server need not wait for the end of their pause.
  void school.run.notifyByHand();
  return page(school, visit, { done: 'Сохранено. Отправьте проверочное письмо.' });
}

async function test(school: ServedSchool, visit: Visit): Promise<Answer> {
  const { account } = visit;
  if (!account) throw new Error('This page is for accounts.');
  if (!school.mailServer.isKnown) {
    return page(school, visit, { problem: 'Не отправлено: почтовый сервер не задан. Впишите его и сохраните.' });
  }
  const posting = await sendServiceLetter(school, account, 'Проверка почты', [
    'Это проверочное письмо программы наставничества. Если Вы его читаете, письма уходят.',
    `Ссылки в письмах ведут на ${school.publicRoot()}`,
  ]);
  const records = await senderRecords(senderOf(school), school.known().settings.mailHost, school.dns);
  if (posting.outcome === 'sent') {
    const done = `Сервер принял письмо: «${posting.detail}». Проверьте ящик ${account.email}, и папку «Спам» тоже.`;
    return page(school, visit, { done, records });
  }
  const { what, toDo } =
    posting.outcome === 'refused' ? meaningOf(posting.refusal) : { what: 'письмо не отправлялось', toDo: '' };
  return page(school, visit, {
    problem: `Не отправлено: ${what}. Слова сервера: «${posting.detail}». ${toDo}`,
    records,
  });
}

/** The keeper's page of the outgoing mail. */
export function mailPages(school: ServedSchool): readonly ServedPage[] {
  return [
    {
      method: 'GET',
      path: '/mail',
      handle(visit) {
        const name = visit.query.get('preset');
        return page(school, visit, isPreset(name) ? { shown: presets[name].settings } : {});
      },
    },
    { method: 'POST', path: '/mail/settings', handle: (visit) => save(school, visit) },
    { method: 'POST', path: '/mail/test', handle: (visit) => test(school, visit) },
  ];
}
