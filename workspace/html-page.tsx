import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { BrowserFile } from '../build/browser-files.ts';
import type { Answer } from '../emulator/application-pages.ts';

export interface HtmlPage {
  readonly title: string;
  /** The content of `body`. */
  readonly children: ComponentChildren;
  readonly status?: number;
  /** Scripts and stylesheets in `/assets/`. */
  readonly files: readonly BrowserFile[];
  /** Seconds until the browser loads the page again. */
  readonly reloadAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'same-origin',
};

/** A page whose styles and scripts are separate files, so that the Content-Security-Policy can forbid inline code. */
export function htmlPage({ title, children, status = 200, files, reloadAfter, headers = {} }: HtmlPage): Answer {
  const html = renderToString(
    <html lang="ru">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {reloadAfter === undefined ? null : <meta http-equiv="refresh" content={String(reloadAfter)} />}
        <link rel="icon" href="data:," />
        {files.map((file) =>
          file.endsWith('.js') ? (
            <script key={file} type="module" src={`/assets/${file}`} />
          ) : (
            <link key={file} rel="stylesheet" href={`/assets/${file}`} />
          ),
        )}
      </head>
      <body>{children}</body>
    </html>,
  );
  return { status, headers: { ...HEADERS, ...headers }, body: `<!doctype html>${html}` };
}
