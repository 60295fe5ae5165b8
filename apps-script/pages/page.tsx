import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { CLIENT } from './client.ts';

const STYLE = `
  body { margin: 0; padding: 16px; font: 14px/1.45 Arial, sans-serif; color: #1f2933; background: #fff; overflow-wrap: anywhere; }
  h1 { font-size: 18px; margin: 0 0 12px; }
  h2 { font-size: 15px; margin: 20px 0 8px; }
  p { margin: 0 0 12px; }
  ul { margin: 0 0 12px; padding-left: 20px; }
  li { margin-bottom: 8px; }
  label { display: block; margin: 0 0 4px; font-weight: bold; }
  input[type=text], input[type=number] { width: 100%; box-sizing: border-box; padding: 8px; font: inherit; border: 1px solid #7b8794; border-radius: 4px; }
  textarea { width: 100%; box-sizing: border-box; padding: 8px; font: 12px/1.4 monospace; border: 1px solid #7b8794; border-radius: 4px; }
  ol { margin: 0 0 12px; padding-left: 20px; }
  .field { margin: 0 0 14px; }
  .choice { font-weight: normal; display: flex; gap: 8px; align-items: flex-start; margin: 0 0 8px; }
  .choice input { flex: none; width: 16px; height: 16px; margin: 2px 0 0; }
  .muted { color: #52606d; }
  .about { display: block; }
  .overdue, .failed { color: #a61b1b; font-weight: bold; }
  button { font: inherit; max-width: 100%; padding: 8px 12px; margin: 0 6px 8px 0; border: 1px solid #1f5fbf; border-radius: 4px; background: #fff; color: #1f5fbf; cursor: pointer; }
  .tabs { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 0 0 16px; }
  .tabs button { margin: 0; }
  button.main { background: #1f5fbf; color: #fff; }
  button[aria-disabled=true] { opacity: .5; cursor: default; }
  button:focus-visible, input:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 3px solid #b45309; outline-offset: 2px; }
  fieldset { min-width: 0; border: 1px solid #d9dee4; border-radius: 6px; margin: 0 0 14px; padding: 10px 12px; }
  legend { font-weight: bold; padding: 0 4px; }
  details { margin: 0 0 14px; }
  summary { margin: 0 0 8px; cursor: pointer; }
  #state { position: sticky; bottom: 0; margin: 0 -16px -16px; padding: 10px 16px; background: #fff; border-top: 1px solid #d9dee4; }
  #state:empty { padding: 0; border: 0; }
`;

/** A page of the script as HTML. All content is escaped, and all pages share one client script. */
export function page(title: string, content: ComponentChildren): string {
  const html = renderToStaticMarkup(
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>{content}</main>
        <p id="state" role="status" aria-live="polite" />
        {/* The text is our own constant and contains nobody's data. */}
        <script dangerouslySetInnerHTML={{ __html: CLIENT }} />
      </body>
    </html>,
  );
  return `<!DOCTYPE html>${html}`;
}
