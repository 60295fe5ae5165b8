import { type Answer, json, missingPage, type Route } from '../../emulator/application-pages.ts';
import { redirect, type View } from '../curator/index.ts';
import type { Mail } from './mail.ts';
import { letterFrame, listPage, mailPage, viewIn } from './pages.tsx';
import { findMails, type KindsOfLetters, type NamesByAddress, soughtIn } from './search.ts';

/** The people of «Участники» and the officials of «Настройки», by their addresses. */
function namesByAddress(view: View | undefined): NamesByAddress {
  if (!view) return new Map();
  const { settings, tables } = view.programme;
  const officials = [
    [settings.curatorEmail, settings.curatorName],
    [settings.headEmail, settings.headName],
    [settings.deputyEmail, settings.deputyName],
    [settings.organiserEmail, settings.organiserName],
  ];
  const people = tables.people.map(({ email, name }) => [email, name]);
  return new Map(
    [...officials, ...people].flatMap(([email, name]) => (email && name ? [[email.toLowerCase(), name] as const] : [])),
  );
}

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

/** What the pages of the inbox need of the school. */
export interface InboxPages {
  readonly school: () => Promise<{
    readonly kinds: KindsOfLetters;
    readonly timeZone: string;
    /** The workbook; undefined until the school is open. */
    readonly view?: View | undefined;
  }>;
  readonly isExample?: boolean;
  /** Moves the demonstration's clock to the next day and does the day's work. */
  readonly nextDay?: () => Promise<void>;
}

/** The numbers of the letters that somebody has opened. */
export interface ReadMarks {
  readonly has: (number: number) => boolean;
  readonly add: (number: number) => void;
}

const later = (make: () => Promise<Answer>): Answer => ({ status: 200, headers: {}, body: '', later: make });

/** The inbox as pages and as JSON. */
export function inboxRoutes(
  mails: () => readonly Mail[],
  { school, isExample = false, nextDay }: InboxPages,
  read: ReadMarks,
): readonly Route[] {
  const found = (number: string | undefined, show: (mail: Mail) => Answer): Answer => {
    const mail = mails().find((one) => String(one.number) === number);
    return mail ? show(mail) : missingPage('Такого письма нет.');
  };
  const list = async (query: URLSearchParams): Promise<Answer> => {
    const sought = soughtIn(query);
    const { kinds, timeZone, view } = await school();
    const known = { kinds, names: namesByAddress(view), isRead: read.has };
    const fitting = findMails(mails(), sought, known);
    const page = { mails: mails(), found: fitting, sought, ...known, timeZone, view, isExample };
    return listPage({ ...page, hasNextDay: nextDay !== undefined });
  };
  const moving: readonly Route[] = nextDay
    ? [
        {
          method: 'POST',
          pattern: /^\/inbox\/next-day$/,
          audience: 'people',
          handle: () =>
            later(async () => {
              await nextDay();
              return redirect('/inbox');
            }),
        },
      ]
    : [];
  return [
    ...moving,
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
      handle: ({ query }) => later(() => list(query)),
    },
    {
      method: 'GET',
      pattern: /^\/inbox\/(?<number>\d+)$/,
      audience: 'people',
      handle: ({ query }, { number }) =>
        found(number, (mail) => {
          read.add(mail.number);
          return later(async () => {
            const { timeZone } = await school();
            return mailPage(mail, { view: viewIn(query), timeZone, isExample });
          });
        }),
    },
    {
      method: 'GET',
      pattern: /^\/inbox\/(?<number>\d+)\/letter$/,
      audience: 'people',
      handle: (_request, { number }) => found(number, letterFrame),
    },
    {
      method: 'GET',
      pattern: /^\/inbox\/(?<number>\d+)\/raw$/,
      audience: 'people',
      handle: (_request, { number }) => found(number, raw),
    },
  ];
}
