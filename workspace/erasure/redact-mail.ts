import libmime from 'libmime';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { type Mail, parseMail } from '../inbox/mail.ts';
import type { Redact } from '../traces/redactor.ts';
import { redactContent } from './redact-content.ts';

const addressesOf = (field: AddressObject | AddressObject[] | undefined, redact: Redact) =>
  redact(
    [field ?? []]
      .flat()
      .map(({ text }) => text)
      .join(', '),
  );

/** Headers that the mail composer writes itself. */
const COMPOSED = /^(from|to|subject|message-id|date|mime-version|content-.*)$/;

/** The other headers, such as Reply-To and List-Unsubscribe. */
const otherHeaders = ({ headerLines }: ParsedMail, redact: Redact) =>
  headerLines
    .filter(({ key }) => !COMPOSED.test(key))
    .map(({ line }) => {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1).replace(/\r?\n\s+/g, ' ');
      return { key: line.slice(0, colon), value: redact(libmime.decodeWords(value.trim())) };
    });

/** Replaces the name by the code in a stored letter to somebody else. Composes the letter anew from its parts and keeps its Message-ID. */
export async function redactMail({ raw, to, number, date }: Mail, redact: Redact): Promise<Mail> {
  const letter = await simpleParser(raw);
  const composed = new MailComposer({
    from: addressesOf(letter.from, redact),
    to: addressesOf(letter.to, redact),
    subject: redact(letter.subject ?? ''),
    headers: otherHeaders(letter, redact),
    ...(letter.messageId ? { messageId: letter.messageId } : {}),
    ...(letter.date ? { date: letter.date } : {}),
    text: redact(letter.text ?? ''),
    ...(letter.html ? { html: redact(letter.html) } : {}),
    attachments: letter.attachments.map(({ filename, contentType, content }) => ({
      filename: redact(filename ?? 'вложение'),
      contentType,
      content: redactContent(content, redact),
    })),
  });
  return parseMail(await composed.compile().build(), to.split(', '), number, new Date(date));
}
