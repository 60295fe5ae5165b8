import { type AddressObject, simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { type Mail, parseMail } from '../inbox/mail.ts';
import { type Redact, redactContent, redactText } from './redact-content.ts';

const addressesOf = (field: AddressObject | AddressObject[] | undefined, redact: Redact) =>
  redact(
    [field ?? []]
      .flat()
      .map(({ text }) => text)
      .join(', '),
  );

/** A stored letter to somebody else with the code in the place of the name: written anew from its parts, under its own Message-ID. */
export async function redactMail({ raw, to, number, date }: Mail, redact: Redact): Promise<Mail> {
  const letter = await simpleParser(raw);
  const composed = new MailComposer({
    from: addressesOf(letter.from, redact),
    to: addressesOf(letter.to, redact),
    subject: redact(letter.subject ?? ''),
    ...(letter.messageId ? { messageId: letter.messageId } : {}),
    ...(letter.date ? { date: letter.date } : {}),
    text: redact(letter.text ?? ''),
    ...(letter.html ? { html: redactText(letter.html, redact) } : {}),
    attachments: letter.attachments.map(({ filename, contentType, content }) => ({
      filename: redact(filename ?? 'вложение'),
      contentType,
      content: redactContent(content, redact),
    })),
  });
  return parseMail(await composed.compile().build(), to.split(', '), number, new Date(date));
}
