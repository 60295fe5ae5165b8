import nodemailer from 'nodemailer';
import { scriptCode } from '../build/script-bundle.ts';
import { hostScript, type ScriptHost, type ScriptHostOptions, type ScriptMail } from '../emulator/script-host.ts';
import { UserFacingError } from './user-facing-error.ts';

/** The answers of the installation dialog, as its page sends them. */
export interface Installation {
  readonly programYear: number;
  readonly schoolShort: string;
  readonly privacyMode: 'names' | 'codes';
}

/** A school's bound script on this machine, made from the same bundle that Google gets. */
export interface SchoolScript {
  readonly host: ScriptHost;
  /** The mail server's messages about refused letters. */
  readonly bounced: readonly string[];
  /** Installs or repairs the programme, as the dialog does. @throws UserFacingError with the script's error message. */
  install(answers: Installation): void;
  /**
   * Runs one of the script's functions, then sends the letters that the function passed to MailApp.
   * @throws UserFacingError with the script's error message.
   */
  run(name: string, argument?: string): Promise<void>;
  close(): void;
}

export interface SchoolScriptOptions extends Omit<ScriptHostOptions, 'code'> {
  readonly smtpPort: number;
}

let bundle: ReturnType<typeof scriptCode> | undefined;

/** Greatest number of runs of one installation. This machine starts the next run at once; Google's one-off trigger would wait a minute. */
const MOST_PARTS = 20;

/** Opens the bound script of a spreadsheet. Each process builds the bundle only once. */
export async function openSchoolScript({ smtpPort, ...options }: SchoolScriptOptions): Promise<SchoolScript> {
  bundle ??= scriptCode();
  const code = await bundle;
  const host = hostScript({ ...options, code });
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, pool: true, maxConnections: 1 });

  const bounced: string[] = [];

  const failed = () => host.log.splice(0).join('\n');
  const runNow = (name: string, argument?: string) => {
    host.log.length = 0;
    host.run(name, argument);
    const said = failed();
    // The script's message explains the failure; a stack trace of this file would not help.
    if (said !== '') throw new UserFacingError(said);
  };
  const post = ({ to, name, replyTo, subject, body, htmlBody, attachments }: ScriptMail) =>
    transport.sendMail({
      from: { name: name ?? options.owner, address: options.owner },
      to,
      subject,
      text: body,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(htmlBody === undefined ? {} : { html: htmlBody }),
      attachments: attachments.map((blob) => ({
        filename: blob.name,
        contentType: blob.contentType,
        content: blob.content,
      })),
    });

  return {
    host,
    bounced,
    install(answers) {
      const fields = { ...answers, programYear: String(answers.programYear), lawIsUnderstood: 'yes', functionsUrl: '' };
      runNow('startInstallation', JSON.stringify(fields));
      const unfinished = () => host.triggers().some(({ handler }) => handler === 'onContinueInstallation');
      for (let part = 1; unfinished() && part < MOST_PARTS; part++) runNow('onContinueInstallation');
    },
    async run(name, argument) {
      runNow(name, argument);
      for (const mail of host.takeMail()) {
        // MailApp accepts a letter before any server does, so a refusal comes later as a bounce. Here we only record the refusal.
        await post(mail).catch((error: unknown) =>
          bounced.push(error instanceof Error ? error.message : String(error)),
        );
      }
    },
    close: () => transport.close(),
  };
}
