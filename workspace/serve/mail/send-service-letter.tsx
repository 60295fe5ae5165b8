import { randomUUID } from 'node:crypto';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { textWithLinks } from '../../../functions/domain/paper/text-with-links.tsx';
import type { Mail, Posting } from '../../../functions/gateways/smtp.ts';
import type { LoginPlace } from '../served-school.ts';

interface Recipient {
  readonly name: string;
  readonly email: string;
}

const htmlOf = (lines: readonly string[]): string =>
  renderToStaticMarkup(
    <html lang="ru">
      <body>
        {lines.map((line) => (
          <p key={line}>{textWithLinks(line)}</p>
        ))}
      </body>
    </html>,
  );

/** The sender of the server's own letters: the address in «Настройки», or else the mailbox. */
export function senderOf({ mailServer, run, publicRoot }: LoginPlace): string {
  const chosen = run?.state.report?.plan.programmeState.programme.settings.senderEmail;
  return (
    chosen ?? (mailServer.mailbox.includes('@') ? mailServer.mailbox : `nastavnik@${new URL(publicRoot()).hostname}`)
  );
}

/** Sends one letter of the server itself, e.g. about a password. The letter is not in the queue. @returns the mail server's reply */
export async function sendServiceLetter(
  school: LoginPlace,
  to: Recipient,
  subject: string,
  lines: readonly string[],
): Promise<Posting> {
  const address = senderOf(school);
  const mail: Mail = {
    messageId: `<${randomUUID()}@${address.split('@').at(-1)}>`,
    from: { name: 'Наставник', address },
    to: { name: to.name, address: to.email },
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>${htmlOf(lines)}`,
    attachments: [],
    date: new Date(school.now()),
  };
  const posting = await school.mailServer.send(mail);
  if (posting.outcome !== 'sent') school.warn(`Письмо «${subject}» не отправлено: ${posting.detail}`);
  return posting;
}
