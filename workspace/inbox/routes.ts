import { type Answer, json, missingPage, type Route } from '../../emulator/application-pages.ts';
import type { Mail } from './mail.ts';
import { listPage, mailPage } from './pages.tsx';

/** The JSON of a letter. */
function outward({ to, subject, messageId, date, text, html, attachments }: Mail) {
  return { to, subject, messageId, date, text, html, attachments };
}

function raw(mail: Mail): Answer {
  const headers = {
    'content-type': 'message/rfc822',
    'content-disposition': `attachment; filename="${mail.number}.eml"`,
  };
  return { status: 200, headers, body: mail.raw };
}

/** The inbox as pages and as JSON. */
export function inboxRoutes(mails: () => readonly Mail[]): readonly Route[] {
  const found = (number: string | undefined, show: (mail: Mail) => Answer): Answer => {
    const mail = mails().find((one) => String(one.number) === number);
    return mail ? show(mail) : missingPage('Такого письма нет.');
  };
  return [
    {
      method: 'GET',
      pattern: /^\/inbox\/messages$/,
      /** `?after=N` leaves out the first N letters. */
      handle: (request) =>
        json(
          mails()
            .slice(Number(request.query.get('after') ?? 0) || 0)
            .map(outward),
          request,
        ),
    },
    {
      method: 'GET',
      pattern: /^\/inbox\/?$/,
      audience: 'people',
      handle: ({ query }) => listPage(mails(), query.get('to') ?? ''),
    },
    {
      method: 'GET',
      pattern: /^\/inbox\/(?<number>\d+)$/,
      audience: 'people',
      handle: (_request, { number }) => found(number, mailPage),
    },
    {
      method: 'GET',
      pattern: /^\/inbox\/(?<number>\d+)\/raw$/,
      audience: 'people',
      handle: (_request, { number }) => found(number, raw),
    },
  ];
}
