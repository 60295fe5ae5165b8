import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Answer } from '../../emulator/application-pages.ts';

export interface StaffPage {
  readonly title: string;
  readonly body: ComponentChildren;
  /** The address of the menu's entry to mark. */
  readonly here?: string;
  readonly status?: number;
  /** A notice about the last change, with a button to undo it. */
  readonly notice?: ComponentChildren;
  /** Whether this is the demonstration with fictional people. */
  readonly isExample?: boolean;
  /** Seconds until the browser loads the page again. */
  readonly reloadAfter?: number;
  /** A reading column by default, a wider one for wide tables, or the full window. */
  readonly width?: 'wide' | 'full';
  /** A script and a stylesheet of this page alone. */
  readonly part?: 'grid' | 'programme';
}

/** The menu of all pages. */
const MENU: readonly (readonly [href: string, title: string])[] = [
  ['/', 'Сегодня'],
  ['/programme', 'Программа'],
  ['/people', 'Люди'],
  ['/lists', 'Отметки'],
  ['/pairs', 'Пары'],
  ['/papers', 'Документы'],
  ['/inbox', 'Письма'],
  ['/workbook', 'Таблица'],
];

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'same-origin',
};

/** A page of the workspace. Its styles and scripts are separate files, so that the Content-Security-Policy can forbid inline code. */
export function staffPage({
  title,
  body,
  here,
  status = 200,
  notice,
  isExample,
  reloadAfter,
  width,
  part,
}: StaffPage): Answer {
  const html = renderToString(
    <html lang="ru">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Наставник`}</title>
        {reloadAfter === undefined ? null : <meta http-equiv="refresh" content={String(reloadAfter)} />}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/pages.css" />
        <script type="module" src="/assets/pages.js" />
        {part ? <link rel="stylesheet" href={`/assets/${part}.css`} /> : null}
        {part ? <script type="module" src={`/assets/${part}.js`} /> : null}
      </head>
      <body>
        <a class="skip" href="#main">
          К содержанию
        </a>
        <header class="top">
          <a class="brand" href="/">
            Наставник
          </a>
          <nav aria-label="Разделы">
            {MENU.map(([href, name]) => (
              <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        {isExample ? (
          <aside class="example" aria-label="Пример">
            Пример: люди и школа вымышлены. Письма остаются на этом компьютере.
          </aside>
        ) : null}
        <main id="main" class={width}>
          {notice ? (
            <div class="notice" role="status">
              {notice}
            </div>
          ) : null}
          <h1>{title}</h1>
          {body}
        </main>
      </body>
    </html>,
  );
  return { status, headers: HEADERS, body: `<!doctype html>${html}` };
}

/** Redirects the browser after a POST, so that a reload repeats nothing. */
export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});
