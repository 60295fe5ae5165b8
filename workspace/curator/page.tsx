import type { ComponentChildren } from 'preact';
import type { Answer } from '../../emulator/application-pages.ts';
import { htmlPage } from '../html-page.tsx';

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
  readonly part?: 'grid' | 'print' | 'programme';
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

/** A page of the workspace, with the menu of all pages. */
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
  return htmlPage({
    title: `${title} – Наставник`,
    status,
    files: ['pages.css', 'pages.js', ...(part ? ([`${part}.css`, `${part}.js`] as const) : [])],
    ...(reloadAfter === undefined ? {} : { reloadAfter }),
    children: (
      <>
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
      </>
    ),
  });
}

/** Redirects the browser after a POST, so that a reload repeats nothing. */
export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});
