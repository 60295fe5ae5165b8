import { type Answer, htmlAnswer } from '../../emulator/application-pages.ts';
import type { Mail } from './mail.ts';

const MOST_SHOWN = 200;

function when(mail: Mail): string {
  return new Date(mail.date).toLocaleString('ru-RU', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'short',
  });
}

/** The list of letters whose recipients contain `address`, newest first. */
export function listPage(mails: readonly Mail[], address: string): Answer {
  const sought = address.trim().toLowerCase();
  const wanted = mails.filter(({ to }) => to.toLowerCase().includes(sought)).toReversed();
  return htmlAnswer({
    title: 'Входящие письма',
    width: 'wide',
    css: '.search{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin:0 0 16px}.search input{flex:1 1 220px;width:auto}',
    body: (
      <>
        <p>
          <a href="/">← На главную</a>
        </p>
        <h1>Входящие письма</h1>
        <p class="soft">Здесь оседают все письма программы: с этого компьютера они никуда не уходят.</p>
        <form class="search" method="get" action="/inbox">
          <label for="to">Кому</label>
          <input id="to" type="search" name="to" value={address} placeholder="адрес или его часть" />
          <button type="submit">Показать</button>
        </form>
        <p class="soft">
          Писем: {wanted.length}
          {wanted.length > MOST_SHOWN ? `, показаны последние ${MOST_SHOWN}` : ''}
        </p>
        {wanted.length > 0 ? (
          <div class="card">
            <ul class="plain">
              {wanted.slice(0, MOST_SHOWN).map((mail) => (
                <li key={mail.number}>
                  <a href={`/inbox/${mail.number}`}>{mail.subject || 'Без темы'}</a>
                  <div class="soft">
                    {when(mail)} · {mail.to}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </>
    ),
  });
}

/** One letter as a mail program shows it, with its plain text below. */
export function mailPage(mail: Mail): Answer {
  return htmlAnswer({
    title: mail.subject || 'Без темы',
    width: 'wide',
    frame: 'mail',
    css: '.sides{display:flex;flex-wrap:wrap;gap:16px;align-items:stretch}.sides>*{flex:1 1 420px;min-width:0;margin:0}iframe{min-height:640px;background:#fff;border:1px solid var(--line);border-radius:10px}@media(max-width:520px){.sides>*{flex-basis:100%}}',
    body: (
      <>
        <p>
          <a href="/inbox">← Все письма</a>
        </p>
        <h1>{mail.subject || 'Без темы'}</h1>
        <p class="soft">
          {when(mail)} · кому: {mail.to} · от: {mail.from}
          {mail.attachments.length > 0 ? ` · вложения: ${mail.attachments.join(', ')}` : ''} ·{' '}
          <a href={`/inbox/${mail.number}/raw`}>скачать .eml</a>
        </p>
        <div class="sides">
          {mail.html ? (
            <iframe
              title="Письмо, как его покажет почтовая программа"
              sandbox="allow-popups allow-top-navigation-by-user-activation"
              srcdoc={mail.html.replace('<head>', '<head><base target="_top">')}
            />
          ) : null}
          <section class="card" aria-labelledby="text">
            <h2 id="text">Текст</h2>
            <pre>{mail.text}</pre>
          </section>
        </div>
      </>
    ),
  });
}
