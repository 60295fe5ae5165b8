import type { Answer } from '../../emulator/application-pages.ts';
import { NextLetters, staffPage, type View } from '../curator/index.ts';
import type { Mail } from './mail.ts';
import type { KindsOfLetters, NamesByAddress, Sought } from './search.ts';

const MOST_SHOWN = 200;
const SNIPPET = 160;

/** The time of a letter in the school's zone. */
function when({ date }: Mail, timeZone: string): string {
  return new Date(date).toLocaleString('ru-RU', { timeZone, dateStyle: 'short', timeStyle: 'short' });
}

const snippet = ({ text }: Mail): string => {
  const words = text
    .replace(/https?:\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > SNIPPET ? `${words.slice(0, SNIPPET)}…` : words;
};

export interface ListPage {
  readonly mails: readonly Mail[];
  readonly found: readonly Mail[];
  readonly sought: Sought;
  readonly kinds: KindsOfLetters;
  readonly names: NamesByAddress;
  readonly timeZone: string;
  /** The workbook; undefined until the school is open. */
  readonly view: View | undefined;
  readonly isRead: (number: number) => boolean;
  readonly isExample: boolean;
  /** Whether the demonstration's clock can be moved to the next day. */
  readonly hasNextDay: boolean;
}

/** A recipient by name and address; by address alone if nobody knows the name. */
function recipient(to: string, names: NamesByAddress): string {
  const name = names.get(to.toLowerCase());
  return name ? `${name} <${to}>` : to;
}

function Filters({ mails, sought, kinds, names }: ListPage) {
  const people = [...new Set(mails.map(({ to }) => to))].sort();
  const titles = [...new Set([...kinds.values()].flat())].sort((a, b) => a.localeCompare(b, 'ru'));
  return (
    <form method="get" action="/inbox" class="action">
      <div class="field long">
        <label for="q">Найти</label>
        <input id="q" type="search" name="q" value={sought.words} placeholder="слова из темы, текста или адреса" />
      </div>
      <div class="field">
        <label for="to">Кому</label>
        <input id="to" type="search" name="to" value={sought.to} list="people" placeholder="имя, адрес или часть" />
        <datalist id="people">
          {people.map((address) => (
            <option key={address} value={address}>
              {names.get(address.toLowerCase()) ?? ''}
            </option>
          ))}
        </datalist>
      </div>
      {titles.length === 0 ? null : (
        <div class="field">
          <label for="kind">О чём</label>
          <select id="kind" name="kind">
            <option value="">Все письма</option>
            {titles.map((title) => (
              <option key={title} selected={title === sought.kind}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
      <label class="check">
        <input type="checkbox" name="unread" value="1" checked={sought.unread} /> Непрочитанные
      </label>
      <button type="submit">Показать</button>
    </form>
  );
}

/** The list of letters, newest first. */
export function listPage(page: ListPage): Answer {
  const { found, kinds, names, timeZone, view, isRead, isExample, hasNextDay } = page;
  return staffPage({
    title: 'Письма',
    here: '/inbox',
    isExample,
    body: (
      <>
        <p class="about">Все письма программы: с этого компьютера они никуда не уходят.</p>
        {hasNextDay ? (
          <form method="post" action="/inbox/next-day" class="bar">
            <button type="submit" class="quiet">
              Следующий день
            </button>
            <span class="hint">Переводит часы показа на завтра, 8:05, и отправляет то, что пора.</span>
          </form>
        ) : null}
        {view ? <NextLetters view={view} /> : null}
        <Filters {...page} />
        <p class="about" role="status">
          Писем: {found.length}
          {found.length > MOST_SHOWN ? `, показаны последние ${MOST_SHOWN}` : ''}
        </p>
        {found.length === 0 ? (
          <p class="card">Таких писем нет.</p>
        ) : (
          <div class="card">
            <ul class="rows mails">
              {found.slice(0, MOST_SHOWN).map((mail) => (
                <li key={mail.number} class={isRead(mail.number) ? undefined : 'unread'}>
                  <a href={`/inbox/${mail.number}`}>{mail.subject || 'Без темы'}</a>
                  {isRead(mail.number) ? null : <span class="count">не прочитано</span>}
                  <p class="hint">
                    {[when(mail, timeZone), recipient(mail.to, names), ...(kinds.get(mail.messageId) ?? [])].join(
                      ' · ',
                    )}
                  </p>
                  <p class="hint snippet">{snippet(mail)}</p>
                </li>
              ))}
            </ul>
          </div>
        )}
      </>
    ),
  });
}

const VIEWS = { letter: 'Письмо', phone: 'На телефоне', text: 'Текст', raw: 'Исходный вид' } as const;
export type MailView = keyof typeof VIEWS;

/** The chosen view of a letter; by default, as a mail program shows it. */
export function viewIn(query: URLSearchParams): MailView {
  const view = query.get('view') ?? '';
  return Object.hasOwn(VIEWS, view) ? (view as MailView) : 'letter';
}

function Shown({ mail, view }: { readonly mail: Mail; readonly view: MailView }) {
  if (view === 'raw') return <pre class="card">{mail.raw}</pre>;
  if (view === 'text' || !mail.html) return <pre class="card">{mail.text}</pre>;
  return (
    <iframe
      class={`mail ${view}`}
      title="Письмо, как его покажет почтовая программа"
      sandbox="allow-popups allow-top-navigation-by-user-activation"
      src={`/inbox/${mail.number}/letter`}
    />
  );
}

/** One letter in one of its views. */
export function mailPage(
  mail: Mail,
  { view, timeZone, isExample }: { readonly view: MailView; readonly timeZone: string; readonly isExample: boolean },
): Answer {
  return staffPage({
    title: mail.subject || 'Без темы',
    here: '/inbox',
    isExample,
    body: (
      <>
        <p class="about">
          {when(mail, timeZone)} · кому: {mail.to} · от: {mail.from}
          {mail.attachments.length > 0 ? ` · вложения: ${mail.attachments.join(', ')}` : ''}
        </p>
        <nav class="bar" aria-label="Вид письма">
          {Object.entries(VIEWS).map(([name, title]) => (
            <a key={name} href={`/inbox/${mail.number}?view=${name}`} aria-current={name === view ? 'true' : undefined}>
              {title}
            </a>
          ))}
          <a href={`/inbox/${mail.number}/raw`}>Скачать .eml</a>
        </nav>
        <Shown mail={mail} view={view} />
        <p class="more">
          <a href={`/inbox?${new URLSearchParams({ to: mail.to })}`}>Все письма этому человеку</a>
          <a href="/inbox">Все письма</a>
        </p>
      </>
    ),
  });
}

/** The letter's own HTML, for the frame. It runs nothing, and its links open in the whole window. */
export const letterFrame = (mail: Mail): Answer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation",
    'x-frame-options': 'SAMEORIGIN',
  },
  body: mail.html.replace('<head>', '<head><base target="_top">'),
});
