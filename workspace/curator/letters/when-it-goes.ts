import { addDays } from '../../../functions/domain/calendar/day.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { counted } from '../../../functions/domain/counted.ts';
import { groupBy } from '../../../functions/domain/group-by.ts';
import { isBeforeHours, sendingHours } from '../../../functions/domain/notices/sending-rules.ts';
import type { Entry } from '../../../functions/domain/programme.ts';
import { courseOf } from '../../../functions/domain/refusals/course.ts';
import { memoryOrHold } from '../../../functions/workbook/memory/hold-cause.ts';
import { notices } from '../../../sheets-schema/choices/notice.ts';
import type { OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { View } from '../context.ts';

type Letter = Entry<'outbox'>;

const WAITING: ReadonlySet<OutboxStatus | undefined> = new Set(['planned', 'queued', 'held']);

const GONE: ReadonlySet<OutboxStatus | undefined> = new Set(['sent', 'sending']);

/** The day on which a letter can go. */
const dayOf = (letter: Letter): string | undefined => courseOf(letter).goesOn ?? letter.dueOn;

/** The letters of «Рассылка» that have not gone yet, in the order of their days. */
export const waitingLetters = ({ programme }: View): readonly Letter[] =>
  programme.tables.outbox
    .filter(({ status }) => WAITING.has(status))
    .sort((a, b) => (dayOf(a) ?? '').localeCompare(dayOf(b) ?? ''));

/** Why no letter goes at all: «письма приостановлены в настройках»; undefined if letters go. */
export function allWait({ programme, snapshot }: View): string | undefined {
  if (memoryOrHold(snapshot).hold) return 'письма ждут Вашего решения на странице «Память программы»';
  return programme.settings.mailPaused ? 'письма приостановлены в настройках' : undefined;
}

/** Whether a letter goes only from the computer that has the names. */
const needsNames = ({ code }: Letter, { programme }: View): boolean =>
  programme.settings.privacyMode === 'codes' && programme.tables.people.some((person) => person.code === code);

/** When a letter goes: «завтра в 8:00»; undefined if it waits for something other than a day or an hour. */
export function whenItGoes(letter: Letter, view: View): string | undefined {
  const day = dayOf(letter);
  if (letter.status === 'held' || day === undefined || needsNames(letter, view)) return undefined;
  const { today, now } = view;
  if (day > today) return `${day === addDays(today, 1) ? 'завтра' : dayText(day)} в ${sendingHours.from}`;
  return day === today && isBeforeHours(now.slice(11)) ? `сегодня в ${sendingHours.from}` : undefined;
}

/** When a letter goes, or why it waits, as a sentence without its subject: «уйдёт завтра в 8:00». */
export function departureText(letter: Letter, view: View): string {
  if (letter.status === 'held') return 'задержано';
  if (needsNames(letter, view)) return letter.detail ?? 'уйдёт с компьютера школы, где хранятся имена';
  const when = whenItGoes(letter, view);
  return when === undefined ? (letter.detail ?? 'уйдёт в ближайшие рабочие часы') : `уйдёт ${when}`;
}

/** The number of letters in these rows. A person gets everything of a day in one letter. */
const lettersIn = (rows: readonly Letter[]) => new Set(rows.map((row) => `${row.code}|${dayOf(row)}`)).size;

const letterCount = (count: number) => counted(count, 'письмо', 'письма', 'писем');

const titlesIn = (rows: readonly Letter[]) =>
  [...new Set(rows.flatMap(({ notice }) => (notice ? `«${notices[notice]}»` : [])))].join(', ');

/** The letters that go at one moment. */
export interface Departure {
  readonly when: string;
  readonly letters: number;
  readonly titles: string;
}

/** The moments at which these letters go, the next one first. */
export function departuresOf(rows: readonly Letter[], view: View): readonly Departure[] {
  const known = rows.flatMap((row) => {
    const when = whenItGoes(row, view);
    return when === undefined ? [] : [{ when, row }];
  });
  return [...groupBy(known, ({ when }) => when)].map(([when, group]) => {
    const letters = group.map(({ row }) => row);
    return { when, letters: lettersIn(letters), titles: titlesIn(letters) };
  });
}

/** The effect of an action on the letters to participants: «Отправлено: 3 письма. Письма уйдут завтра в 8:00: 2.»; empty if there is none. */
export function lettersSince(before: View, after: View): string {
  const former = new Map(before.programme.tables.outbox.map(({ noticeKey, status }) => [noticeKey, status]));
  const people = new Set(after.programme.tables.people.map(({ code }) => code));
  const isNew = (states: typeof WAITING) => (row: Letter) =>
    people.has(row.code) && states.has(row.status) && !states.has(former.get(row.noticeKey));
  const sent = after.programme.tables.outbox.filter(isNew(GONE));
  const fresh = waitingLetters(after).filter(isNew(WAITING));
  const told = sent.length > 0 ? `Отправлено: ${letterCount(lettersIn(sent))} (${titlesIn(sent)}).` : '';
  return [told, fresh.length > 0 ? futureOf(fresh, after) : ''].filter(Boolean).join(' ');
}

/** When new letters go: the first moment only, because later ones are reminders. */
function futureOf(fresh: readonly Letter[], view: View): string {
  const why = allWait(view);
  if (why) return `Новые письма пока не уйдут: ${why}.`;
  const [next] = departuresOf(fresh, view);
  const unknown = fresh.find((row) => row.status === 'queued' && whenItGoes(row, view) === undefined);
  const goes = next?.letters === 1 ? 'Письмо уйдёт' : 'Письма уйдут';
  return [
    next && `${goes} ${next.when}${next.letters === 1 ? '' : `: ${next.letters}`} (${next.titles}).`,
    unknown && `Некоторые письма пока не уходят. ${unknown.detail ?? 'Почему, сказано на листе «Рассылка».'}`,
  ]
    .filter(Boolean)
    .join(' ');
}
