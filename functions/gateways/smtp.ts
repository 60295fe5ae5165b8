import type { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import type { Refusal } from '../domain/refusals/refusal.ts';
import { type Phase, refusalOf } from './smtp/refusal-of.ts';

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
  /** A calendar file with its METHOD. Mail programs show it as an invitation. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
  readonly date: Date;
  /** The link that stops reminders. Mail programs show it beside the letter. */
  readonly unsubscribe?: {
    readonly address: string;
    /** Whether one press of the mail program's own button is enough (RFC 8058). */
    readonly oneClick: boolean;
  };
}

export type Posting =
  | { readonly outcome: 'sent'; readonly detail: string }
  | {
      readonly outcome: 'refused';
      readonly refusal: Refusal;
      /** The server's answer. */
      readonly detail: string;
    }
  /** We have not tried to send the letter, because the run must end. */
  | { readonly outcome: 'untried'; readonly detail: string };

export interface MailServer {
  /** The mailbox that sends letters by default; undefined if it is unknown. */
  readonly mailbox?: string;
  send(mail: Mail): Promise<Posting>;
  close(): void;
}

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** The name in the server's certificate, if `host` is an address. */
  readonly servername?: string;
  readonly secure?: boolean;
  /** Whether we refuse a connection without encryption. By default we use such a connection if the server offers no encryption. */
  readonly requireTls?: boolean;
  readonly user?: string;
  readonly password?: string;
}

const CONNECT_MS = 15_000;
/**
 * The longest silence of a server, in milliseconds. Filters read a letter before the server acknowledges it. If we gave up before that, the letter
 * would arrive twice (RFC 5321, 4.5.3.2.6).
 */
const SILENCE_MS = 180_000;

const LONGEST_DETAIL = 500;

const PHASES: Readonly<Record<string, Phase>> = {
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
  DATA: 'text',
};

/** The refusal by the mail library itself; undefined if the connection failed. */
function foundAtOnce(kind: unknown, detail: string): Refusal | undefined {
  if (kind === 'EAUTH') return 'login';
  if (kind === 'EMESSAGE') return 'size';
  if (kind === 'EENVELOPE') return /sender/i.test(detail) ? 'sender' : 'address';
  // An error without a code, or an error that occurred while the text was read, concerns only this letter.
  return typeof kind === 'string' && kind !== 'ESTREAM' ? undefined : 'unclear';
}

/**
 * What an error says about a letter that we tried to send.
 * @param textBegun - whether the server had already requested the letter's text
 */
function postingOf(error: unknown, textBegun: boolean): Posting {
  const said = (field: string): unknown => (error instanceof Error ? Reflect.get(error, field) : undefined);
  // The server's own words; without an answer of the server, the words of the error.
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

/** Connection options of the mail library, which gives up connecting after `waitMs`. */
export function smtpConnection(
  { host, port, servername, secure, requireTls = false, user, password }: SmtpSettings,
  waitMs: number,
) {
  return {
    host,
    port,
    secure: secure ?? port === 465,
    requireTLS: requireTls,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    ...(servername ? { tls: { servername } } : {}),
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
  };
}

/**
 * Opens the mail library.
 * @param texts - the texts of letters that we are sending, by Message-ID
 */
async function openTransport(settings: SmtpSettings, texts: Map<string, Readable>): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...smtpConnection(settings, CONNECT_MS),
    socketTimeout: SILENCE_MS,
    pool: true,
    maxConnections: 1,
    // The library repeats a letter once if the connection closed before it sent any part. The outbox decides about all other retries.
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
 * Sends letters one by one over SMTP. It never retries a letter that may have arrived, because the outbox decides about retries. The mail library is
 * loaded with the first letter, for a faster start of other runs.
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
        // The library reads the text only after the server's «354». If it has not read any text, nothing can have arrived.
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
