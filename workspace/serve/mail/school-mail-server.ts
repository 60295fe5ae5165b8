import {
  type Mail,
  type MailServer,
  type Posting,
  type SmtpSettings,
  smtpServer,
} from '../../../functions/gateways/smtp.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import type { ServerSettings } from '../settings/settings.ts';
import type { CheckMailHost } from './allowed-mail-host.ts';

export const NO_SERVER = 'Почтовый сервер не задан: хранитель задаёт его на странице «Почта».';

/** The SMTP connection from the settings; undefined if they name no server. */
export function smtpOf(settings: ServerSettings, password: string | undefined): SmtpSettings | undefined {
  const { mailHost: host, mailPort: port, mailSecurity, mailUser: user } = settings;
  if (host === '') return undefined;
  return {
    host,
    port,
    secure: mailSecurity === 'tls',
    requireTls: mailSecurity === 'starttls',
    ...(user === '' ? {} : { user, password: password ?? '' }),
  };
}

/** A mail server that follows the present settings. While they name no server, letters wait. */
export class SchoolMailServer implements MailServer {
  private server: Promise<MailServer> | undefined;

  /** @param check - refuses mail servers that the school must not use; by default none */
  constructor(
    private settings: SmtpSettings | undefined,
    private readonly check: CheckMailHost = async (settings) => settings,
  ) {}

  get mailbox(): string {
    return this.settings?.user ?? '';
  }

  get isKnown(): boolean {
    return this.settings !== undefined;
  }

  get hasPassword(): boolean {
    return this.settings?.password !== undefined && this.settings.password !== '';
  }

  change(settings: SmtpSettings | undefined): void {
    this.close();
    this.settings = settings;
  }

  async send(mail: Mail): Promise<Posting> {
    if (!this.settings) return { outcome: 'refused', refusal: 'unreachable', detail: NO_SERVER };
    // Two letters at the same time must not open two servers.
    this.server ??= this.check(this.settings).then(smtpServer);
    const server = this.server;
    const posting = await server
      .then((open) => open.send(mail))
      .catch((error: unknown): Posting => {
        if (this.server === server) this.server = undefined;
        if (!(error instanceof UserFacingError)) throw error;
        return { outcome: 'refused', refusal: 'unreachable', detail: error.message };
      });
    // The checked address may be out of date, so the next letter looks the name up again. Letters that wait for this server still use it.
    const isUnreachable = posting.outcome === 'refused' && posting.refusal === 'unreachable';
    if (isUnreachable && this.server === server) this.server = undefined;
    return posting;
  }

  /** @throws UserFacingError if the school must not use this mail server */
  async refuseForbidden(settings: SmtpSettings | undefined): Promise<void> {
    if (settings) await this.check(settings);
  }

  close(): void {
    this.server?.then(
      (open) => open.close(),
      // A server that is not allowed was never opened, and the letter has the reason.
      () => undefined,
    );
    this.server = undefined;
  }
}
