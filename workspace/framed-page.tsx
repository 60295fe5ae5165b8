import type { ComponentChildren } from 'preact';
import type { Answer } from '../emulator/application-pages.ts';
import { type HtmlPage, htmlPage } from './html-page.tsx';

export type MenuEntry = readonly [href: string, title: string];

export interface FramedPage extends Pick<HtmlPage, 'status' | 'reloadAfter'> {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly menu: readonly MenuEntry[];
  /** The address of the menu entry to mark as the current page. */
  readonly here?: string | undefined;
  /** Who is logged in, at the end of the header. */
  readonly account?: ComponentChildren;
  /** A notice about the last change, with a button to undo it. */
  readonly notice?: ComponentChildren;
  /** Whether this is the demonstration with fictional people. */
  readonly isExample?: boolean;
  /** The width of the content, 1120 px by default: `narrow` for forms and texts, `wide` for tables, `full` for the whole window. */
  readonly width?: 'narrow' | 'wide' | 'full' | undefined;
  /** The script and stylesheet that only this kind of page loads. */
  readonly part?: 'grid' | 'print' | 'programme' | undefined;
}

/** The strip that says that the people of a demonstration are fictional. */
export function ExampleNote() {
  return (
    <aside class="example" aria-label="Пример">
      Пример: люди и школа вымышлены. Письма остаются на этом компьютере.
    </aside>
  );
}

/** A page with the header and the menu that all pages of the staff share. */
export function framedPage(page: FramedPage): Answer {
  const { title, body, menu, here, account, notice, isExample, width, part, status, reloadAfter } = page;
  return htmlPage({
    title: `${title} – Наставник`,
    ...(status === undefined ? {} : { status }),
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
          {menu.length > 0 ? (
            <nav aria-label="Разделы">
              {menu.map(([href, name]) => (
                <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
                  {name}
                </a>
              ))}
            </nav>
          ) : null}
          {account}
        </header>
        {isExample ? <ExampleNote /> : null}
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
