import { simpleParser } from 'mailparser';

export interface Mail {
  readonly number: number;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly string[];
  /** The whole letter as SMTP delivered it. */
  readonly raw: string;
}

/** Parses a letter that SMTP delivered. */
export async function parseMail(
  raw: Buffer,
  recipients: readonly string[],
  number: number,
  received: Date,
): Promise<Mail> {
  // Nobody reads the HTML that the parser would make of the text.
  const parsed = await simpleParser(raw, { skipTextToHtml: true });
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
