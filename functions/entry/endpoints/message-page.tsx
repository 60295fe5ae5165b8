import { renderToStaticMarkup } from 'preact-render-to-string';

const SHEET =
  'max-width:32rem;margin:3rem auto;padding:0 1rem;font-family:Arial,Helvetica,sans-serif;font-size:1.1rem;line-height:1.5;color:#1f2933';
const BUTTON = 'padding:.75rem 1.25rem;border:0;border-radius:6px;background:#1f5fbf;color:#fff;font-size:1rem';

/** A page with one message. With `button`, the page has a button that posts to the page's own address. */
export function messagePage(title: string, text: string, button?: string): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
      </head>
      <body style={SHEET}>
        <h1>{title}</h1>
        <p>{text}</p>
        {button ? (
          <form method="post">
            <button type="submit" style={BUTTON}>
              {button}
            </button>
          </form>
        ) : null}
      </body>
    </html>,
  )}`;
}
