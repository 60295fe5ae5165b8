import type { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import type { Refusal } from '../domain/refusals/refusal.ts';
import { type Phase, refusalOf } from './smtp/refusal-of.ts';

/** A letter written out, ready for the post. */
export interface Mail {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
  /** A calendar file with its METHOD: mail programs offer it as an invitation. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
  readonly date: Date;
  /** Where to ask for no more reminders: mail programs show it beside the letter. */
  readonly unsubscribe?: {
    readonly address: string;
    /** One press of the mail program's own button is enough there (RFC 8058). */
    readonly oneClick: boolean;
  };
}

/** What became of one letter that was handed over. */
export type Posting =
  | { readonly outcome: 'sent'; readonly detail: string }
  | {
      readonly outcome: 'refused';
      readonly refusal: Refusal;
      /** The server's own words. */
      readonly detail: string;
    }
  /** The run has to end: nothing was tried. */
  | { readonly outcome: 'untried'; readonly detail: string };

export interface MailServer {
  /** The mailbox that letters go from unless the school says otherwise; undefined where it is not known. */
  readonly mailbox?: string;
  send(mail: Mail): Promise<Posting>;
  close(): void;
}

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure?: boolean;
  readonly user?: string;
  readonly password?: string;
}

const CONNECT_MS = 15_000;
/**
 * How long a server may be silent once it has greeted. Filters read a letter before it is acknowledged, and one that is given
 * up too soon arrives twice (RFC 5321, 4.5.3.2.6).
 */
const SILENCE_MS = 180_000;

const LONGEST_DETAIL = 500;

const PHASES: Readonly<Record<string, Phase>> = {
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
  DATA: 'text',
};

/** What the mail library finds by itself, before it asks the server; undefined where the connection failed. */
function foundAtOnce(kind: unknown, detail: string): Refusal | undefined {
  if (kind === 'EAUTH') return 'login';
  if (kind === 'EMESSAGE') return 'size';
  if (kind === 'EENVELOPE') return /sender/i.test(detail) ? 'sender' : 'address';
  // No error of the library at all: something about this letter.
  return typeof kind === 'string' && kind !== 'ESTREAM' ? undefined : 'unclear';
}

/** @param textBegun whether the server had asked for the text of the letter */
function postingOf(error: unknown, textBegun: boolean): Posting {
  const said = (field: string): unknown => (error instanceof Error ? Reflect.get(error, field) : undefined);
  // The server's own words, where it said any.
  const text = String(said('response') || (error instanceof Error ? error.message : error));
  const detail = text.slice(0, LONGEST_DETAIL);
  const kind = said('code');
  const code = Number(said('responseCode')) || undefined;
  const early = code === undefined && !textBegun ? foundAtOnce(kind, detail) : undefined;
  if (early) return { outcome: 'refused', refusal: early, detail };
  const phase = textBegun ? 'text' : kind === 'EAUTH' ? 'login' : (PHASES[String(said('command'))] ?? 'connect');
  const reply = { phase, text, ...(code === undefined ? {} : { code }) };
  return { outcome: 'refused', refusal: refusalOf(reply), detail };
}

type Transport = Transporter<SMTPPool.SentMessageInfo>;

/** How the mail library reaches a server; a connection that does not come about in `waitMs` is given up. */
export function smtpConnection({ host, port, secure, user, password }: SmtpSettings, waitMs: number) {
  return {
    host,
    port,
    secure: secure ?? port === 465,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
  };
}

/** @param texts where the texts of letters are kept while they are being sent, by Message-ID */
async function openTransport(settings: SmtpSettings, texts: Map<string, Readable>): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...smtpConnection(settings, CONNECT_MS),
    socketTimeout: SILENCE_MS,
    pool: true,
    maxConnections: 1,
    // A connection that the server had closed before it saw anything of a letter; all else the outbox decides.
    maxRequeues: 1,
  });
  transport.use('stream', ({ data, message }, done) => {
    message.processFunc((text) => {
      texts.set(String(data.messageId), text);
      return text;
    });
    done();
  });
  return transport;
}

/**
 * Posts letters one by one over SMTP. A letter that may have arrived is never repeated here: the outbox decides. The mail
 * library is loaded with the first letter: most runs send none, and a function starts the sooner.
 */
export function smtpServer(settings: SmtpSettings): MailServer {
  let transport: Promise<Transport> | undefined;
  const texts = new Map<string, Readable>();
  return {
    ...(settings.user?.includes('@') ? { mailbox: settings.user } : {}),
    async send({ attachments, calendar, unsubscribe, ...mail }) {
      try {
        transport ??= openTransport(settings, texts);
        const info = await (await transport).sendMail({
          ...mail,
          attachments: attachments.map((attachment) => ({ ...attachment })),
          ...(calendar ? { icalEvent: { ...calendar, filename: 'invite.ics' } } : {}),
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe.address}>` } : {}),
            ...(unsubscribe?.oneClick ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
          },
        });
        return { outcome: 'sent', detail: info.response };
      } catch (error) {
        // The text is read only once the server has said «354»: before that nothing can have arrived.
        return postingOf(error, texts.get(mail.messageId)?.readableDidRead ?? false);
      } finally {
        texts.delete(mail.messageId);
      }
    },
    close() {
      void transport?.then((open) => open.close());
    },
  };
}
