import { type Course, courseOf, writeCourse } from '../refusals/course.ts';
import type { OutboxRow } from '../refusals/outbox-row.ts';
import { meaningOf } from '../refusals/refusal.ts';
import { UNKNOWN } from '../refusals/settled.ts';
import { minutesBetween, nextTry } from '../refusals/tries.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { splitKey } from './history.ts';
import type { Item, NoticeSchedule } from './letters-of-day.ts';
import type { Occasion, Turn } from './occasion.ts';
import { allowedAt, timingOf } from './sending-rules.ts';

/** After this time a run is certainly over. If its letters still say «отправляется», it was interrupted. */
const CUT_OFF_AFTER_MINUTES = 60;

const GONE_UNKNOWN = 'Отправка прервалась, неизвестно, дошло ли письмо. Повторять не стали: повода больше нет.';
const HELD_UNKNOWN = 'Отправка прервалась, неизвестно, дошло ли письмо. Повторять не стали: письмо задержано.';
const NO_REASON = 'Ещё раз письмо не уйдёт: повода для него больше нет.';

/** A letter with a Message-ID that must be sent again. */
export interface Retry {
  readonly messageId: string;
  readonly to: string;
  readonly rows: readonly OutboxRow[];
  readonly items: readonly Item[];
  /** The history of attempts that the letter's rows store during this retry. */
  readonly course: Course;
  /** Whether the letter may be sent now. The daily limit is not considered here. */
  readonly ready: boolean;
}

export interface Retries {
  readonly letters: readonly Retry[];
  readonly ended: readonly OutboxRow[];
}

const isCutOff = ({ status, sentAt }: OutboxRow, now: string) =>
  status === 'sending' && (sentAt === undefined || minutesBetween(sentAt, now) >= CUT_OFF_AFTER_MINUTES);

const isDeferred = ({ status, messageId, attempts = 0 }: OutboxRow) =>
  status === 'queued' && messageId !== undefined && attempts > 0;

function itemOf(row: OutboxRow, occasions: ReadonlyMap<string, Occasion>, today: string): Item | undefined {
  const { occasion: key, period } = splitKey(row.noticeKey ?? '');
  const occasion = occasions.get(key);
  if (!occasion || (occasion.until !== undefined && occasion.until < today)) return undefined;
  if (occasion.schedule.kind === 'daily' && period !== today) return undefined;
  const turn: Turn = { period, nth: Number(period) || 1, dueOn: row.dueOn ?? today };
  return { occasion, turn };
}

/** Whether the curator wants to resend a letter that did not arrive or may not have arrived. */
const isWished = (row: OutboxRow) =>
  row.again === true && courseOf(row).again === undefined && (row.status === 'failed' || row.status === 'unknown');

/** The row after the curator removed a mark, so that a new mark allows another retry. */
function withMarksLifted(row: OutboxRow): OutboxRow {
  const { again, ...course } = courseOf(row);
  const lifted = again !== undefined && row.again !== true && (row.status === 'failed' || row.status === 'unknown');
  return lifted ? { ...row, course: writeCourse(course) } : row;
}

function courseOnTheWay(row: OutboxRow, now: string): Course {
  const { refusal, doubt, again } = courseOf(row);
  return {
    refusal,
    ...(doubt || isCutOff(row, now) ? { doubt: true } : {}),
    again: isWished(row) ? (row.attempts ?? 0) : again,
  };
}

/** The final row of a letter that we began to send and will not send again. */
function withoutAnother(row: OutboxRow, inDoubt: boolean, why: 'gone' | 'held'): OutboxRow {
  if (inDoubt) return { ...row, status: 'unknown', detail: why === 'gone' ? GONE_UNKNOWN : HELD_UNKNOWN };
  if (isWished(row)) return why === 'gone' ? { ...row, detail: NO_REASON } : row;
  return why === 'gone'
    ? { ...row, status: 'dropped', detail: 'Не понадобилось.' }
    : { ...row, status: 'held', detail: 'Задержано: уйдёт, когда Вы сотрёте отметку.' };
}

/** Whether the pause of this letter is over. All mail may have another pause of its own. */
function hasWaited(row: OutboxRow, { now, byHand = false }: ProgrammeState['context']): boolean {
  if (row.status !== 'queued') return true;
  const { refusal } = courseOf(row);
  const { holds, stopsRun, ends } = refusal ? meaningOf(refusal) : {};
  const waitsWithThePost = holds === 'post' && (byHand || (stopsRun && !ends));
  return waitsWithThePost || nextTry(row) <= now;
}

/**
 * Decides which letters to retry and which to end, among refused letters, letters of an interrupted run, and letters that the curator wants to
 * resend. If the server does not answer, we send a letter at most twice.
 */
export function retries(
  rows: readonly OutboxRow[],
  schedule: NoticeSchedule,
  { context }: ProgrammeState,
  daytime: boolean,
): Retries {
  const { now, today } = context;
  const occasions = new Map(schedule.occasions.map((occasion) => [occasion.key, occasion]));
  const groups = new Map<string, { row: OutboxRow; item: Item }[]>();
  const ended: OutboxRow[] = [];
  for (const row of rows) {
    const cutOff = isCutOff(row, now);
    const lifted = withMarksLifted(row);
    if (lifted !== row) ended.push(lifted);
    if (!cutOff && !isDeferred(row) && !isWished(row)) continue;
    const inDoubt = courseOf(row).doubt === true && !isWished(row);
    if (cutOff && inDoubt) {
      ended.push({ ...row, status: 'unknown', detail: UNKNOWN });
      continue;
    }
    const item = itemOf(row, occasions, today);
    if (!item || !row.messageId || !schedule.permits(item.occasion, item.turn, today)) {
      ended.push(withoutAnother(row, cutOff || inDoubt, 'gone'));
    } else if (row.hold) {
      ended.push(withoutAnother(row, cutOff || inDoubt, 'held'));
    } else {
      groups.set(row.messageId, [...(groups.get(row.messageId) ?? []), { row, item }]);
    }
  }
  const letters = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([messageId, members]): Retry => {
      const open = members.some(({ item: { occasion, turn } }) => {
        const timing = timingOf(occasion, turn);
        return schedule.allowsDay(timing, today) && allowedAt(timing, daytime);
      });
      const courses = members.map(({ row }) => courseOnTheWay(row, now));
      return {
        messageId,
        to: members[0]?.item.occasion.to ?? '',
        rows: members.map(({ row }) => row),
        items: members.map(({ item }) => item).sort((a, b) => a.occasion.urgency - b.occasion.urgency),
        course: courses.find(({ doubt }) => doubt) ?? courses[0] ?? {},
        ready:
          open &&
          members.every(({ row }) => hasWaited(row, context)) &&
          schedule.delivers(members[0]?.item.occasion.to ?? ''),
      };
    });
  return { letters, ended };
}
