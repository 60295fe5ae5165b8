import type { Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';

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

/** What the mail server said of one letter. `down`: no letter gets through at present. */
export type Posting =
  | { readonly outcome: 'sent'; readonly detail: string }
  | { readonly outcome: 'refused' | 'deferred' | 'down'; readonly detail: string };

export interface MailServer {
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

const WAIT_MS = 15_000;

/**
 * A refusal of this one address (5xx to RCPT), as against a server that takes nothing today: one that does not answer, wants
 * another password, or refuses the sender (MAIL FROM), which is the same for every letter.
 */
function postingOf(error: unknown): Posting {
  const said = (field: string): unknown => (error instanceof Error ? Reflect.get(error, field) : undefined);
  const code = said('code');
  const response = Number(said('responseCode') ?? 0);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'EENVELOPE' && said('command') !== 'MAIL FROM') {
    return { outcome: response >= 500 ? 'refused' : 'deferred', detail };
  }
  if (code === 'EMESSAGE' && response > 0) return { outcome: 'deferred', detail };
  return { outcome: 'down', detail };
}

type Transport = Transporter<SMTPPool.SentMessageInfo>;

/** How the mail library reaches a server; whatever is silent for `waitMs` is given up. */
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

async function openTransport(settings: SmtpSettings): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  return createTransport({ ...smtpConnection(settings, WAIT_MS), pool: true, maxConnections: 1, maxRequeues: 0 });
}

/**
 * Posts letters one by one over SMTP. A connection that breaks is not retried here: the outbox decides. The mail library is
 * loaded with the first letter: most runs send none, and a function starts the sooner.
 */
export function smtpServer(settings: SmtpSettings): MailServer {
  let transport: Promise<Transport> | undefined;
  return {
    async send({ attachments, calendar, unsubscribe, ...mail }) {
      try {
        transport ??= openTransport(settings);
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
        return postingOf(error);
      }
    },
    close() {
      void transport?.then((open) => open.close());
    },
  };
}
