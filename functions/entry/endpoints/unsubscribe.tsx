import { renderToStaticMarkup } from 'preact-render-to-string';
import * as z from 'zod';
import { mayUnsubscribe, unsubscribe } from '../../jobs/unsubscribe.ts';
import type { Admission } from '../directory.ts';
import type { OpenEndpoint, Reply } from '../endpoint.ts';

const linkShape = z.object({
  school: z.string().min(1).max(200),
  code: z.string().regex(/^К-\d{2,4}$/),
  key: z.string().regex(/^[\da-f]{20}$/),
});

/** The address below a letter that stops reminders: signed, so that nobody can do it for somebody else. */
export function unsubscribeLink(root: string, spreadsheetId: string, code: string, key: string): string {
  const query = new URLSearchParams({ school: spreadsheetId, code, key });
  return `${root.replace(/\/*$/, '/')}unsubscribe?${query}`;
}

const SHEET =
  'max-width:32rem;margin:3rem auto;padding:0 1rem;font-family:Arial,Helvetica,sans-serif;font-size:1.1rem;line-height:1.5;color:#1f2933';
const BUTTON = 'padding:.75rem 1.25rem;border:0;border-radius:6px;background:#1f5fbf;color:#fff;font-size:1rem';

function page(title: string, text: string, button?: string): string {
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

const wrongLink: Reply = {
  status: 404,
  html: page(
    'Ссылка не подходит',
    'Возможно, она скопирована не целиком. Откройте её из письма ещё раз или напишите куратору программы: он отключит напоминания сам.',
  ),
};

/**
 * GET /unsubscribe shows a button, POST stops the reminders: programs that check mail open links by themselves, and the
 * button of mail programs posts at once (RFC 8058). An unknown school and a wrong key look alike.
 */
export function unsubscribeEndpoint({ directory, schoolOf }: Admission): OpenEndpoint {
  return {
    methods: ['GET', 'POST'],
    async run({ method, query }) {
      const link = linkShape.safeParse(query);
      if (!link.success || !(await directory.callersOf(link.data.school))) return wrongLink;
      const { code, key } = link.data;
      const school = schoolOf(link.data.school);
      if (!(await mayUnsubscribe(school, code, key))) return wrongLink;
      if (method === 'GET') {
        return {
          html: page(
            'Отключить напоминания?',
            'Приглашения на встречи и письма, которые приходят один раз, останутся.',
            'Не присылать напоминания',
          ),
        };
      }
      await unsubscribe(school, code);
      return {
        html: page('Готово', 'Напоминания больше приходить не будут. Передумаете – напишите куратору программы.'),
      };
    },
  };
}
