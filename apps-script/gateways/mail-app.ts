import type { Mail, MailServer, Posting } from '../../functions/gateways/smtp.ts';
import { refusalOfException } from './mail-exceptions.ts';

const NO_TIME = 'Время одного запуска вышло; остальные письма уйдут при следующем.';

/** The files of a letter. MailApp cannot send a calendar part, so an invitation is an attached file that calendars can open. */
function filesOf({ attachments, calendar }: Mail): { filename: string; contentType: string; content: string }[] {
  if (!calendar) return [...attachments];
  const contentType = `text/calendar; charset=utf-8; method=${calendar.method}`;
  return [{ filename: 'invite.ics', contentType, content: calendar.content }, ...attachments];
}

function post(mail: Mail): void {
  const { to, from, replyTo, subject, text, html } = mail;
  MailApp.sendEmail({
    to: to.address,
    name: from.name,
    subject,
    body: text,
    htmlBody: html,
    ...(replyTo ? { replyTo } : {}),
    attachments: filesOf(mail).map(({ filename, contentType, content }) =>
      Utilities.newBlob(content, contentType, filename),
    ),
  });
}

/**
 * Sends letters by MailApp, from the address of the person who installed the script. MailApp sets its own Message-ID, so only the outbox prevents
 * duplicates.
 * @param hasTime - whether the run may still begin a letter
 */
export function mailApp(hasTime: () => boolean): MailServer {
  const send = (mail: Mail): Posting => {
    if (!hasTime()) return { outcome: 'untried', detail: NO_TIME };
    if (MailApp.getRemainingDailyQuota() < 1) return { outcome: 'refused', refusal: 'quota', detail: '' };
    try {
      post(mail);
      return { outcome: 'sent', detail: '' };
    } catch (exception) {
      const detail = exception instanceof Error ? exception.message : String(exception);
      return { outcome: 'refused', refusal: refusalOfException(detail), detail };
    }
  };
  return { send: async (mail) => send(mail), close: () => undefined };
}
