import { simpleParser } from 'mailparser';

/** A letter as it arrived. */
export interface Mail {
  readonly number: number;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  /** ISO time at which the inbox took it. */
  readonly date: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly string[];
  /** The whole letter as it came over SMTP. */
  readonly raw: string;
}

/** Reads a letter from what SMTP delivered. */
export async function parseMail(
  raw: Buffer,
  recipients: readonly string[],
  number: number,
  received: Date,
): Promise<Mail> {
  const parsed = await simpleParser(raw);
  return {
    number,
    to: recipients.join(', '),
    from: parsed.from?.text ?? '',
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    date: received.toISOString(),
    text: parsed.text ?? '',
    html: typeof parsed.html === 'string' ? parsed.html : '',
    attachments: parsed.attachments.map(({ filename }) => filename ?? 'вложение'),
    raw: raw.toString('utf8'),
  };
}
