import { renderToStaticMarkup } from 'preact-render-to-string';
import type { WrittenBlock, WrittenLetter } from './written-block.ts';

// We use inline styles and no flexbox, because some mail programs support nothing else.
const PAGE =
  'overflow-wrap:anywhere;word-wrap:break-word;margin:0;padding:16px;background:#f4f5f7;font-family:Arial,Helvetica,sans-serif;color:#1f2933';
const SHEET = 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px';
const TEXT = 'margin:0 0 16px;font-size:16px;line-height:1.5;white-space:pre-line';
const HEADING = 'margin:24px 0 8px;font-size:18px;line-height:1.3';
const BUTTON =
  'display:inline-block;padding:12px 20px;background:#1f5fbf;color:#ffffff;font-size:16px;text-decoration:none;border-radius:6px';
const SIGNATURE =
  'margin:24px 0 0;padding-top:16px;border-top:1px solid #d9dee4;font-size:14px;line-height:1.5;color:#52606d';

const FOOT = 'margin:12px 0 0;font-size:13px;line-height:1.5;color:#52606d';

function Block({ block }: { block: WrittenBlock }) {
  switch (block.kind) {
    case 'text':
      return <p style={TEXT}>{block.text}</p>;
    case 'heading':
      return <h2 style={HEADING}>{block.text}</h2>;
    case 'list':
      return (
        <ul style="margin:0 0 16px;padding-left:22px;font-size:16px;line-height:1.5">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'link':
      return (
        <p style={TEXT}>
          <a href={block.url} style={BUTTON}>
            {block.label}
          </a>
        </p>
      );
  }
}

/** The letter as HTML for mail programs: one column, and each link as a button. The plain text of the letter has the addresses. */
export function letterHtml({ subject, greeting, blocks, signature, unsubscribe, ownAnswers }: WrittenLetter): string {
  const body = renderToStaticMarkup(
    <html lang="ru">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={PAGE}>
        <div style={SHEET}>
          <p style={TEXT}>{greeting}</p>
          {blocks.map((block) => (
            <Block block={block} key={JSON.stringify(block)} />
          ))}
          <p style={SIGNATURE}>
            {signature.map((line) => (
              <span key={line}>
                {line}
                <br />
              </span>
            ))}
          </p>
          {unsubscribe || ownAnswers ? (
            <p style={FOOT}>
              {ownAnswers ? (
                <a href={ownAnswers} style="color:#52606d">
                  Мои анкеты
                </a>
              ) : null}
              {ownAnswers && unsubscribe ? ' · ' : null}
              {unsubscribe ? (
                <a href={unsubscribe} style="color:#52606d">
                  Не присылать мне напоминания
                </a>
              ) : null}
            </p>
          ) : null}
        </div>
      </body>
    </html>,
  );
  return `<!doctype html>${body}`;
}
