import type { Letter } from '../domain/notices/letter.ts';
import type { Plan } from '../domain/plan.ts';
import type { Delivery } from '../domain/refusals/delivery.ts';
import { runStops } from '../domain/refusals/run-stops.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import type { NamedIdentity } from '../gateways/identity.ts';
import { calendarFile } from '../gateways/letter/calendar-file.ts';
import { letterHtml } from '../gateways/letter/letter-html.tsx';
import { letterText } from '../gateways/letter/letter-text.ts';
import type { Mail } from '../gateways/smtp.ts';
import { parseTables } from '../workbook/parse-tables.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import type { CommitResult } from '../workbook/workbook.ts';
import { OWN_ANSWERS } from './personal-link.ts';
import type { School } from './school.ts';
import { unsubscribeKey } from './unsubscribe.ts';
import { type LetterContext, programmeName, writeAttachment, writeLetter } from './write-letter.ts';

function envelope(
  letterContext: LetterContext,
  letter: Letter,
  date: Date,
  mailbox: string | undefined,
): Mail | undefined {
  const to = letterContext.identity.address(letter.to);
  if (!to) return undefined;
  const { settings } = letterContext;
  const written = writeLetter(letterContext, letter);
  const address = settings.senderEmail ?? mailbox ?? `nastavnik@${settings.schoolDomain}`;
  const from = { name: programmeName(settings), address };
  const invitations = letter.invitations.map((invitation) => ({
    method: invitation.method,
    content: calendarFile(invitation, {
      organiser: from,
      attendee: { name: to.name, address: to.email },
      timeZone: settings.timeZone,
      written: date,
      description: written.signature.join('\n'),
    }),
  }));
  // Mail programs handle only one invitation per letter, so we attach the other invitations as files.
  const [calendar, ...others] = invitations;
  const { email: replyTo } = letterContext.identity.curatorFor(letter.to);
  return {
    messageId: letter.messageId,
    from,
    to: { name: to.name, address: to.email },
    ...(replyTo ? { replyTo } : {}),
    subject: written.subject,
    text: letterText(written),
    html: letterHtml(written),
    attachments: [
      ...letter.attachments
        .map((attachment) => writeAttachment(letterContext, attachment))
        .map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
      ...others.map(({ method, content }, i) => ({
        filename: `invite-${i + 2}.ics`,
        contentType: `text/calendar; charset=utf-8; method=${method}`,
        content,
      })),
    ],
    ...(calendar ? { calendar } : {}),
    ...(written.unsubscribe
      ? { unsubscribe: { address: written.unsubscribe, oneClick: letterContext.unsubscribeLink !== undefined } }
      : {}),
    date,
  };
}

/**
 * Sends one letter.
 * @returns the server's answer
 */
async function post(school: School, letterContext: LetterContext, letter: Letter): Promise<Delivery> {
  const moment = school.clock.now();
  const { messageId } = letter;
  const tried = { messageId, at: schoolTime(moment, letterContext.settings.timeZone).now };
  const mail = envelope(letterContext, letter, moment, school.mail.mailbox);
  if (!mail) return { ...tried, outcome: 'refused', refusal: 'address', detail: 'Нет адреса почты.' };
  const posting = await school.mail.send(mail);
  return posting.outcome === 'refused'
    ? { ...tried, ...posting, detail: letterContext.identity.fitForWorkbook(posting.detail) }
    : { ...tried, outcome: posting.outcome };
}

/**
 * The letters that this run may send. If people moved rows during the commit, the snapshot shows the tab after the repair, and we send a letter only if
 * all its rows say `sending`. If another run committed before the repair (`contested`), both runs may count the same letter as theirs. Then this run
 * sends none, and the next run treats these letters like those of an interrupted run.
 */
export function sendable(letters: readonly Letter[], { snapshot, moved, contested }: CommitResult): readonly Letter[] {
  if (!moved || letters.length === 0) return letters;
  if (contested) return [];
  // A copied row has the same key, so it counts once.
  const sending = new Set(
    parseTables(snapshot).tables.outbox.flatMap((row) =>
      row.status === 'sending' ? [JSON.stringify([row.messageId, row.noticeKey])] : [],
    ),
  );
  return letters.filter(({ messageId, noticeKeys }) =>
    noticeKeys.every((key) => sending.has(JSON.stringify([messageId, key]))),
  );
}

/**
 * Sends the letters of a committed plan one by one, until a result stops the run.
 * @returns the result of each letter; `untried` for letters after the stop
 */
export async function sendLetters(
  school: School,
  { plan, snapshot, identity }: { plan: Plan; snapshot: Snapshot; identity: NamedIdentity },
): Promise<Delivery[]> {
  const { settings } = plan.programmeState.programme;
  const { unsubscribeLink, ownAnswersLink } = school;
  const letterContext: LetterContext = {
    identity,
    snapshot,
    settings,
    docsRoot: school.docsRoot,
    formKey: formKey(snapshot.secret),
    ...(unsubscribeLink
      ? { unsubscribeLink: (code: string) => unsubscribeLink(code, unsubscribeKey(snapshot.secret, code)) }
      : {}),
    ...(ownAnswersLink
      ? { ownAnswersLink: (code: string) => ownAnswersLink(code, formKey(snapshot.secret)(OWN_ANSWERS, code)) }
      : {}),
  };
  const delivered: Delivery[] = [];
  for (const letter of plan.letters) {
    const { now: at } = schoolTime(school.clock.now(), settings.timeZone);
    delivered.push(
      runStops(delivered)
        ? { messageId: letter.messageId, at, outcome: 'untried' }
        : await post(school, letterContext, letter),
    );
  }
  return delivered;
}
