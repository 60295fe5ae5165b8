import type { Delivery } from '../domain/context.ts';
import type { Letter } from '../domain/notices/letter.ts';
import type { Plan } from '../domain/plan.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import type { NamedIdentity } from '../gateways/identity.ts';
import { letterHtml } from '../gateways/letter/letter-html.tsx';
import { letterText } from '../gateways/letter/letter-text.ts';
import type { Mail } from '../gateways/smtp.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import type { School } from './school.ts';
import { type Desk, isCode, programmeName, writeLetter } from './write-letter.ts';

function envelope(desk: Desk, letter: Letter, date: Date): Mail | undefined {
  const to = desk.identity.address(letter.to);
  if (!to) return undefined;
  const { settings } = desk;
  const written = writeLetter(desk, letter);
  return {
    messageId: letter.messageId,
    from: { name: programmeName(settings), address: settings.senderEmail ?? `nastavnik@${settings.schoolDomain}` },
    to: { name: to.name, address: to.email },
    ...(settings.curatorEmail ? { replyTo: settings.curatorEmail } : {}),
    subject: written.subject,
    text: letterText(written),
    html: letterHtml(written),
    attachments: letter.attachments.map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
    date,
  };
}

/**
 * Posts the letters of a plan that was committed, one by one.
 * @returns what became of each: once the server is down, the rest is deferred untried.
 */
export async function sendLetters(
  school: School,
  { plan, snapshot, identity }: { plan: Plan; snapshot: Snapshot; identity: NamedIdentity },
): Promise<Delivery[]> {
  const { settings } = plan.standing.programme;
  const desk: Desk = { identity, snapshot, settings, docsRoot: school.docsRoot, formKey: formKey(school.secret) };
  const delivered: Delivery[] = [];
  let down: string | undefined;
  for (const letter of plan.letters) {
    const moment = school.clock.now();
    const at = schoolTime(moment, settings.timeZone).now;
    const mail = envelope(desk, letter, moment);
    if (!mail) {
      delivered.push({ messageId: letter.messageId, at, outcome: 'refused', detail: 'Нет адреса почты.' });
    } else if (down !== undefined) {
      delivered.push({ messageId: letter.messageId, at, outcome: 'deferred', detail: down });
    } else {
      const unsubscribe = isCode(letter.to) ? school.unsubscribeLink?.(letter.to) : undefined;
      const { outcome, detail } = await school.mail.send({ ...mail, ...(unsubscribe ? { unsubscribe } : {}) });
      if (outcome === 'down') down = detail;
      delivered.push({ messageId: letter.messageId, at, outcome: outcome === 'down' ? 'deferred' : outcome, detail });
    }
  }
  return delivered;
}
