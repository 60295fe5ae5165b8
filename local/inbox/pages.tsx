import type { Answer } from '../../emulator/core/exchange.ts';
import { htmlAnswer } from '../../emulator/pages/layout.tsx';
import type { Mail } from './mail.ts';

const MOST_SHOWN = 200;

function when(mail: Mail): string {
  return new Date(mail.date).toLocaleString('ru-RU', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'short',
  });
}

/** The letters, the newest first, those to one address where it is asked for. */
export function listPage(mails: readonly Mail[], address: string): Answer {
  const wanted = mails.filter(({ to }) => to.includes(address.trim())).toReversed();
  return htmlAnswer({
    title: 'Входящие письма',
    width: 'wide',
    body: (
      <>
        <p>
          <a href="/">← На главную</a>
        </p>
        <h1>Входящие письма</h1>
        <p class="soft">Здесь оседают все письма программы: с этого компьютера они никуда не уходят.</p>
        <form method="get" action="/inbox">
          <label>
            Кому: <input type="search" name="to" value={address} />
          </label>{' '}
          <button type="submit">Показать</button>
        </form>
        <p class="soft">
          Писем: {wanted.length}
          {wanted.length > MOST_SHOWN ? `, показаны последние ${MOST_SHOWN}` : ''}
        </p>
        <ul class="plain">
          {wanted.slice(0, MOST_SHOWN).map((mail) => (
            <li key={mail.number}>
              <a href={`/inbox/${mail.number}`}>{mail.subject}</a>
              <div class="soft">
                {when(mail)} · {mail.to}
              </div>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

/** One letter as it is shown by a mail program, and its plain text below. */
export function mailPage(mail: Mail): Answer {
  return htmlAnswer({
    title: mail.subject,
    width: 'wide',
    frame: 'mail',
    body: (
      <>
        <p>
          <a href="/inbox">← Все письма</a>
        </p>
        <h1>{mail.subject}</h1>
        <p class="soft">
          {when(mail)} · кому: {mail.to} · от: {mail.from}
          {mail.attachments.length > 0 ? ` · вложения: ${mail.attachments.join(', ')}` : ''} ·{' '}
          <a href={`/inbox/${mail.number}/raw`}>скачать .eml</a>
        </p>
        <iframe
          title="Письмо"
          sandbox="allow-popups allow-top-navigation-by-user-activation"
          srcdoc={mail.html.replace('<head>', '<head><base target="_top">')}
          style="width:100%;height:640px;border:1px solid #d9dee4;border-radius:8px"
        />
        <h2>Текст</h2>
        <pre style="white-space:pre-wrap;overflow-wrap:anywhere">{mail.text}</pre>
      </>
    ),
  });
}
