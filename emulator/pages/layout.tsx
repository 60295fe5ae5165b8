import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Answer } from '../core/exchange.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly status?: number;
  /** How much of the window the page takes: a column to read (default), a wider one, all of it. */
  readonly width?: 'wide' | 'full';
  /** Rules that this page needs beside the shared stylesheet; a function is called once the body is rendered. */
  readonly css?: string | (() => string);
  /** What a foreign document shown in a sandboxed frame may bring with it (it inherits the policy of the page). */
  readonly frame?: 'mail';
}

/**
 * Renders a page to the answer of a request. All text is escaped by preact. The Content-Security-Policy lets nothing load from outside, runs
 * no script and admits styles by their hash alone; a page that frames a mail admits inline styles and embedded images instead.
 */
export function htmlAnswer({ title, body, status = 200, width, css = '', frame }: Page): Answer {
  const main = renderToString(
    <body>
      <main class={width}>{body}</main>
    </body>,
  );
  const style = STYLE + (typeof css === 'string' ? css : css());
  const head = renderToString(
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>,
  );
  return { status, headers: pageHeaders(style, frame), body: `<!doctype html><html lang="ru">${head}${main}</html>` };
}

function pageHeaders(style: string, frame: Page['frame']): Record<string, string> {
  const styles =
    frame === 'mail' ? "'unsafe-inline'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src ${styles}; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    // A page of another site that opened this one has no hold of its window.
    'cross-origin-opener-policy': 'same-origin',
    // Without it browsers hide from the server itself which page sent a form.
    'referrer-policy': 'same-origin',
  };
}

/** The page for an address that leads nowhere. */
export function missingPage(what: string): Answer {
  return htmlAnswer({
    title: 'Не найдено',
    status: 404,
    body: (
      <div class="card">
        <h1>{what}</h1>
        <p>Проверьте адрес: возможно, он скопирован не полностью или документ удалён.</p>
        <p>
          <a href="/">На главную страницу</a>
        </p>
      </div>
    ),
  });
}
