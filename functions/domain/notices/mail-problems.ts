import type { Settings } from '../../../sheets-schema/settings.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { isCurator, isGuest, isOfficial } from '../context.ts';
import { isOutOfReach } from '../intake/out-of-reach.ts';
import type { Problem } from '../programme.ts';
import { courseOf } from '../refusals/course.ts';
import { type OutboxRow, recipientOf } from '../refusals/outbox-row.ts';
import { meaningOf, type Refusal } from '../refusals/refusal.ts';
import { waitingForUs } from '../refusals/stopped-post.ts';
import type { SchoolDay } from '../school-day.ts';
import type { Item, Waiting } from './letters-of-day.ts';
import { officeName } from './offices.ts';

type Mode = Pick<Settings, 'privacyMode'>;

const { title: OUTBOX, columns } = tables.outbox;
const mark = (column: 'hold' | 'toldInPerson' | 'again') => `«да» в столбце «${columns[column].header}»`;

const placeOf = ({ at }: OutboxRow) => ({ sheet: OUTBOX, cell: `${at + 1}:${at + 1}` });

const aboutWhom = (to: string) => (officeName(to) || isGuest(to) ? {} : { code: to });

const letterTo = ({ subject = '' }: OutboxRow, to: string) => `Письмо «${subject}» (${officeName(to) ?? to})`;

/** Where somebody can correct a recipient's address. */
function addressBook(to: string, { privacyMode }: Mode): string {
  if (isOfficial(to)) return `на листе «${tables.settings.title}»`;
  if (isCurator(to)) return `на листе «${tables.curators.title}»`;
  if (isGuest(to)) return `на листе «${tables.guests.title}»`;
  return privacyMode === 'codes' ? 'в ключе на компьютере школы' : `на листе «${tables.people.title}»`;
}

/** What somebody should do about a letter that did not arrive. */
function adviceOn(refusal: Refusal | undefined, to: string, mode: Mode): string {
  const { toDo, checkAddress } = meaningOf(refusal ?? 'unclear');
  return checkAddress ? `${toDo} ${addressBook(to, mode)}.` : toDo;
}

/** The last letter to each person, if it did not arrive. */
function undelivered(rows: readonly OutboxRow[], mode: Mode): Problem[] {
  const lastSent = new Map<string, string>();
  const lastFailed = new Map<string, OutboxRow>();
  for (const row of rows) {
    const [to, at] = [recipientOf(row), row.sentAt ?? ''];
    if (row.status === 'sent' && at > (lastSent.get(to) ?? '')) lastSent.set(to, at);
    if (row.status === 'failed' && !row.hold && at >= (lastFailed.get(to)?.sentAt ?? '')) lastFailed.set(to, row);
  }
  return [...lastFailed]
    .filter(([to, row]) => (lastSent.get(to) ?? '') < (row.sentAt ?? ''))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([to, row]) => ({
      ...placeOf(row),
      ...aboutWhom(to),
      reason: `${letterTo(row, to)} не доставлено. ${row.detail ?? ''}`.trim(),
      whatToDo: `${adviceOn(courseOf(row).refusal, to, mode)} Потом поставьте ${mark('again')} – письмо уйдёт ещё раз. Или передайте сказанное сами и поставьте ${mark('toldInPerson')}. Замечание исчезнет и после следующего доставленного письма.`,
    }));
}

/** Letters whose result is unknown, until the curator decides what to do. */
function uncertain(rows: readonly OutboxRow[]): Problem[] {
  const letters = new Map(
    rows.filter(({ status, hold }) => status === 'unknown' && !hold).map((row) => [row.messageId, row]),
  );
  return [...letters.values()].map((row) => {
    const to = recipientOf(row);
    return {
      ...placeOf(row),
      ...aboutWhom(to),
      reason: `${letterTo(row, to)}: ${row.detail ?? 'неизвестно, дошло ли оно.'}`,
      whatToDo: `Спросите, дошло ли письмо. Если дошло, поставьте ${mark('toldInPerson')}; если нет – ${mark('again')}, и оно уйдёт ещё раз.`,
    };
  });
}

/** Letters to full mailboxes. The system tries again, but somebody can ask the recipient to make room. */
function fullMailboxes(rows: readonly OutboxRow[]): Problem[] {
  const waiting = rows.filter((row) => row.status === 'queued' && courseOf(row).refusal === 'full');
  const people = new Map(waiting.map((row) => [recipientOf(row), row]));
  return [...people]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([to, row]) => ({
      ...placeOf(row),
      ...aboutWhom(to),
      reason: `${letterTo(row, to)} ждёт: ящик адресата переполнен.`,
      whatToDo: `${meaningOf('full').toDo} Письмо уйдёт само: мы пробуем его несколько дней.`,
    }));
}

/** Refusals that make all mail wait. Each reason has one line, no matter how many people wait. */
function ourSide(rows: readonly OutboxRow[]): Problem[] {
  const latest = new Map<Refusal, OutboxRow>();
  for (const { row, refusal } of waitingForUs(rows)) {
    if ((row.sentAt ?? '') >= (latest.get(refusal)?.sentAt ?? '')) latest.set(refusal, row);
  }
  return [...latest].map(([refusal, row]) => ({
    sheet: OUTBOX,
    ...(row.detail ? { whatWasRead: row.detail } : {}),
    reason: `Письма не уходят: ${meaningOf(refusal).what}.`,
    whatToDo: `${meaningOf(refusal).toDo} Письма не потеряны: они стоят в очереди и уйдут, как только сервер станет их принимать.`,
  }));
}

function unreachable(waiting: readonly (Item & { readonly why: Waiting })[]): Problem[] {
  const people = new Set(waiting.filter(({ why }) => why === 'address').map(({ occasion }) => occasion.to));
  return [...people].sort().map((to) =>
    officeName(to)
      ? {
          sheet: tables.settings.title,
          reason: `Есть письмо (получатель – ${officeName(to)}), но адрес почты не указан.`,
          whatToDo: 'Впишите адрес в раздел «Люди».',
        }
      : {
          sheet: tables.people.title,
          code: to,
          reason: `Участнику ${to} есть письмо, но адреса почты нет.`,
          whatToDo: 'Впишите рабочую почту или передайте сказанное лично.',
        },
  );
}

/** Letters that need somebody's help or did not arrive, with the recipient, the reason and advice. */
export function mailProblems(
  rows: readonly OutboxRow[],
  waiting: readonly (Item & { readonly why: Waiting })[],
  { programme: { settings }, intake, context }: Pick<SchoolDay, 'programme' | 'intake' | 'context'>,
): Problem[] {
  // We write nothing more to people who withdrew consent, so only the confirmation of the withdrawal still has to arrive.
  const own = rows.filter(
    (row) =>
      !isOutOfReach(recipientOf(row), intake, context.today) ||
      (row.notice === 'withdrawalConfirmed' && intake.withdrawn.has(recipientOf(row))),
  );
  return [
    ...ourSide(rows),
    ...undelivered(own, settings),
    ...uncertain(own),
    ...fullMailboxes(own),
    ...unreachable(waiting),
  ];
}
