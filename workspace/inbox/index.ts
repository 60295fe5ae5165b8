import { SMTPServer } from 'smtp-server';
import type { Route } from '../../emulator/application-pages.ts';
import type { Clock } from '../../emulator/index.ts';
import { type Store, StoreError } from '../../emulator/store.ts';
import { type Mail, parseMail } from './mail.ts';
import { type InboxPages, inboxRoutes } from './routes.ts';

export type { InboxPages } from './routes.ts';

/** The store's collection of letters, by number. */
export const MAIL = 'mail';

/** The store's collection of the letters that somebody has opened, by number. */
const READ = 'mail-read';

type Kept = Pick<Store, 'list' | 'put'>;

export interface Inbox {
  readonly smtpPort: number;
  /** Pages and JSON of the inbox, for the server that serves the school. */
  readonly routes: readonly Route[];
  /** The link to the inbox on the first page. */
  readonly links: readonly { readonly title: string; readonly href: string; readonly about: string }[];
  /** Every letter in the order of arrival. */
  messages(): readonly Mail[];
  /** From now on, keeps the letters in the store. */
  keepIn(store: Kept): void;
  /** Loads the letters from the store again. */
  reread(): void;
  /** From now on, refuses these addresses, as a mail server refuses unknown recipients. */
  refuse(isRefused: (address: string) => boolean): void;
  close(): Promise<void>;
}

/** Greatest size of a letter in bytes. The programme's largest letters have a few documents attached. */
const LARGEST_LETTER = 10 * 1024 * 1024;

/** The reply to a sender whose letter is too large (RFC 1870, 6.3). */
const tooLarge = () => Object.assign(new Error('5.3.4 Message too big'), { responseCode: 552 });

/** The reply to a sender whose letter could not be stored; the sender retries (RFC 3463, x.3.1). */
function refusalOf(error: unknown): Error {
  return error instanceof StoreError
    ? Object.assign(new Error('4.3.1 Insufficient system storage'), { responseCode: 452 })
    : Object.assign(new Error('5.6.0 The letter cannot be read'), { responseCode: 554 });
}

/** The inbox of a real school. It stays empty, because a real school's letters go to a mail server. */
export const noInbox: Inbox = {
  smtpPort: 0,
  routes: [],
  links: [],
  messages: () => [],
  keepIn: () => undefined,
  reread: () => undefined,
  refuse: () => undefined,
  close: async () => undefined,
};

/** The zone of a school that is not open yet. */
const MOSCOW = 'Europe/Moscow';

const LINK = {
  title: 'Письма',
  href: '/inbox',
  about: 'Чтобы ответить на анкету за учителя, откройте её по ссылке из его письма.',
};

/** A mail server on this machine that delivers nothing: it stores every letter for people to read. */
export async function startInbox({
  clock,
  port = 0,
  pages = { school: async () => ({ kinds: new Map(), timeZone: MOSCOW }) },
}: {
  readonly clock: Clock;
  readonly port?: number;
  readonly pages?: InboxPages;
}): Promise<Inbox> {
  const mails: Mail[] = [];
  const read = new Set<number>();
  let store: Kept | undefined;
  let last = 0;
  let isRefused = (_address: string): boolean => false;

  /** Letters that arrive together may be parsed in any order. Each letter keeps the number of its arrival. */
  const keep = (mail: Mail): void => {
    store?.put(MAIL, String(mail.number), mail);
    const place = mails.findLastIndex(({ number }) => number < mail.number) + 1;
    mails.splice(place, 0, mail);
  };

  const reread = (): void => {
    mails.splice(0, mails.length, ...(store?.list<Mail>(MAIL).values() ?? []));
    mails.sort((a, b) => a.number - b.number);
    last = Math.max(last, mails.at(-1)?.number ?? 0);
    for (const number of store?.list(READ).keys() ?? []) read.add(Number(number));
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_LETTER,
    onRcptTo({ address }, _session, callback) {
      if (!isRefused(address)) return callback();
      callback(Object.assign(new Error('5.1.1 Mailbox unavailable'), { responseCode: 550 }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (stream.sizeExceeded) chunks.length = 0;
        else chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(tooLarge());
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        last += 1;
        parseMail(Buffer.concat(chunks), recipients, last, clock.now())
          .then(keep)
          .then(
            () => callback(),
            (error: unknown) => callback(refusalOf(error)),
          );
      });
    },
  });
  server.on('error', (error: Error) => process.stderr.write(`Почтовый ящик: ${error.message}\n`));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.server.address();
  return {
    smtpPort: typeof address === 'object' && address ? address.port : port,
    routes: inboxRoutes(() => mails, pages, {
      has: (number) => read.has(number),
      add(number) {
        read.add(number);
        store?.put(READ, String(number), {});
      },
    }),
    links: [LINK],
    messages: () => mails,
    keepIn(kept) {
      store = kept;
      reread();
    },
    reread,
    refuse(predicate) {
      isRefused = predicate;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
