import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';

/** A letter that the script sent. The sender is the person who installed the script. */
export interface ScriptMail {
  readonly to: string;
  readonly name?: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  readonly attachments: readonly Blob[];
}

export interface Blob {
  readonly content: string;
  readonly contentType: string;
  readonly name: string;
}

/** Takes letters and counts how many more the script may send today. */
export interface MailSink {
  remaining(): number;
  take(mail: ScriptMail): void;
}

interface Message extends Omit<ScriptMail, 'attachments'> {
  readonly attachments?: readonly Blob[];
}

const KNOWN = ['to', 'name', 'replyTo', 'subject', 'body', 'htmlBody', 'attachments'];

/** `MailApp`: https://developers.google.com/apps-script/reference/mail/mail-app */
export function mailApp(post: MailSink, realm: Realm): object {
  const members = {
    getRemainingDailyQuota: () => post.remaining(),
    sendEmail(message: Message) {
      const stranger = Object.keys(message).find((key) => !KNOWN.includes(key));
      if (stranger) throw realm.error(`The emulator does not implement MailApp.sendEmail.${stranger}.`);
      if (!message.to) throw realm.error('Failed to send email: no recipient');
      if (!/^[^\s@<>]+@[^\s@<>]+$/.test(message.to)) throw realm.error(`Invalid email: ${message.to}`);
      if (post.remaining() < 1) throw realm.error('Service invoked too many times for one day: email.');
      const { attachments = [], ...rest } = message;
      post.take({ ...rest, attachments: [...attachments] });
    },
  };
  return refusing('MailApp', members, realm);
}
