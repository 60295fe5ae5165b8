import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Answer } from '../core/exchange.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly status?: number;
  /** The page's width: a reading column (default), a wider column, or the full window. */
  readonly width?: 'wide' | 'full';
  /** Styles for this page in addition to the shared stylesheet. If this is a function, we call it after rendering the body. */
  readonly css?: string | (() => string);
  /** Seconds until the browser loads the page again; without a value, never. */
  readonly reloadAfter?: number;
  /** `mail` allows inline styles, because a sandboxed frame with a mail inherits the page's policy. */
  readonly frame?: 'mail';
}

/**
 * Renders a page as an answer. preact escapes all text. The Content-Security-Policy loads nothing from outside, runs no script and allows styles by
 * hash only. A page that frames a mail allows inline styles instead.
 */
export function htmlAnswer({ title, body, status = 200, width, css = '', reloadAfter, frame }: Page): Answer {
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
      {reloadAfter === undefined ? null : <meta httpEquiv="refresh" content={String(reloadAfter)} />}
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
    // If another site opened this page, that site cannot control this page's window.
    'cross-origin-opener-policy': 'same-origin',
    // With this policy, browsers tell the server which of its pages sent a form.
    'referrer-policy': 'same-origin',
  };
}

/** The page for an unknown address. */
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

/** The page for a file that its owner has not shared with the reader. */
export const closedPage = (): Answer =>
  htmlAnswer({
    title: 'Нет доступа',
    status: 403,
    body: (
      <div class="card">
        <h1>Этот файл Вам не открыт</h1>
        <p>Попросите владельца файла открыть Вам доступ или войдите с другим маркером.</p>
      </div>
    ),
  });
