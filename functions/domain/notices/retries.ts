import type { Standing } from '../standing.ts';
import { minutesBetween, nextTry, type OutboxRow } from './delivered-rows.ts';
import { splitKey } from './history.ts';
import type { Occasion, Turn } from './occasion.ts';
import type { Desk, Item } from './post-day.ts';
import { allowedAt, timingOf } from './sending-rules.ts';

/** A run that was cut off leaves its letters «отправляется»; after so long nobody is at them any more. */
const CUT_OFF_AFTER_MINUTES = 60;

/** Stands in the outbox while a letter of a run that was cut off is handed over for the second and last time. */
export const REPEATED = 'Повторно: неизвестно, ушло ли письмо в первый раз.';
const UNKNOWN = 'Неизвестно, дошло ли письмо: отправка дважды прервалась. Проверьте у адресата.';
const GONE_UNKNOWN = 'Отправка прервалась, неизвестно, дошло ли письмо. Повторять не стали: повода больше нет.';

/** A letter that has its Message-ID already and is to be handed over once more. */
export interface Retry {
  readonly messageId: string;
  readonly to: string;
  readonly rows: readonly OutboxRow[];
  readonly items: readonly Item[];
  /** Its run was cut off. */
  readonly cutOff: boolean;
  /** Whether it may go now, the budget aside. */
  readonly ready: boolean;
}

export interface Retries {
  readonly letters: readonly Retry[];
  /** Rows that come to their end without another try. */
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

/** Letters that were put off by the server, or cut off with their run: what may be tried again, and what may not. */
export function retries(rows: readonly OutboxRow[], desk: Desk, { context }: Standing, daytime: boolean): Retries {
  const { now, today } = context;
  const occasions = new Map(desk.occasions.map((occasion) => [occasion.key, occasion]));
  const groups = new Map<string, { row: OutboxRow; item: Item }[]>();
  const ended: OutboxRow[] = [];
  for (const row of rows) {
    const cutOff = isCutOff(row, now);
    if (!cutOff && !isDeferred(row)) continue;
    if (cutOff && row.detail === REPEATED) {
      ended.push({ ...row, status: 'failed', detail: UNKNOWN });
      continue;
    }
    const item = itemOf(row, occasions, today);
    if (!item || !row.messageId || !desk.permits(item.occasion, item.turn, today)) {
      ended.push(
        cutOff
          ? { ...row, status: 'failed', detail: GONE_UNKNOWN }
          : { ...row, status: 'dropped', detail: 'Не понадобилось.' },
      );
    } else if (row.hold) {
      ended.push({ ...row, status: 'held', detail: 'Задержано: уйдёт, когда Вы сотрёте отметку.' });
    } else {
      groups.set(row.messageId, [...(groups.get(row.messageId) ?? []), { row, item }]);
    }
  }
  const letters = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([messageId, members]): Retry => {
      const cutOff = members.some(({ row }) => row.status === 'sending');
      const open = members.some(({ item: { occasion, turn } }) => {
        const timing = timingOf(occasion, turn);
        return desk.allowsDay(timing, today) && allowedAt(timing, daytime);
      });
      const waited = members.every(({ row }) => cutOff || nextTry(row) <= now);
      return {
        messageId,
        to: members[0]?.item.occasion.to ?? '',
        rows: members.map(({ row }) => row),
        items: members.map(({ item }) => item).sort((a, b) => a.occasion.urgency - b.occasion.urgency),
        cutOff,
        ready: open && waited && desk.delivers(members[0]?.item.occasion.to ?? ''),
      };
    });
  return { letters, ended };
}
