import { type DesiredTable, desired } from '../desired.ts';
import { writeCourse } from '../refusals/course.ts';
import type { OutboxRow } from '../refusals/outbox-row.ts';
import { meaningOf } from '../refusals/refusal.ts';
import { NEXT_RUN, REPEATED } from '../refusals/settled.ts';
import type { StoppedPost } from '../refusals/stopped-post.ts';
import { momentText } from '../refusals/tries.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { isOpen } from './delivered-rows.ts';
import type { Coming } from './forecast.ts';
import { writeCarried } from './invitation.ts';
import type { PostDay } from './occasion.ts';
import { officeNames } from './offices.ts';
import { type Bundle, type Item, noticeKey, type Post, type Waiting } from './post-day.ts';
import type { Retries, Retry } from './retries.ts';
import { isOfficial } from './sending-rules.ts';

const REASONS: Readonly<Record<Exclude<Waiting, 'held'>, string>> = {
  day: 'Ждёт рабочего дня.',
  hours: 'Ждёт рабочих часов (8:00–18:00).',
  turn: 'Сегодня письмо этому человеку уже было.',
  earlier: 'Ждёт: предыдущее письмо этому человеку ещё не ушло.',
  budget: 'Ждёт: на сегодня лимит писем исчерпан.',
  address: 'Некуда отправить: нет адреса почты.',
  elsewhere: 'Уйдёт с компьютера школы, где хранятся имена (npm run letters).',
};
const HELD = 'Задержано: уйдёт, когда Вы сотрёте отметку.';
const PAUSED = 'Письма приостановлены в настройках.';
const NOT_NEEDED = 'Не понадобилось.';

/** What a run does with the post. */
export interface Dispatch {
  readonly today: Post;
  /** Bundles handed over now, with their Message-IDs. */
  readonly handedOver: readonly { readonly bundle: Bundle; readonly messageId: string }[];
  readonly retried: readonly Retry[];
  readonly retries: Retries;
  readonly coming: ReadonlyMap<string, Coming>;
  /** Why nothing goes from here, where the mail server takes nothing at present. */
  readonly stopped: StoppedPost | undefined;
  /** The same for those whom another run writes to. */
  readonly stoppedElsewhere: StoppedPost | undefined;
}

const waitsForTheServer = ({ refusal, until }: StoppedPost) =>
  `Ждёт: ${meaningOf(refusal).what}. Следующая попытка – ${momentText(until)}.`;

type Values = Partial<Omit<OutboxRow, 'at' | 'hold' | 'toldInPerson' | 'again'>>;

/** The rows of «Рассылка»: one a notice, kept for good; open ones follow the day, closed ones are left alone. */
export function outboxTable(
  programmeState: ProgrammeState,
  before: readonly OutboxRow[],
  rows: readonly OutboxRow[],
  { today: post, handedOver, retried, retries, coming, stopped, stoppedElsewhere }: Dispatch,
): DesiredTable {
  const { today, now, identity } = programmeState.context;
  const { mailPaused: paused, privacyMode } = programmeState.programme.settings;
  const coded = privacyMode === 'codes';
  const byKey = new Map(rows.flatMap((row) => (row.noticeKey ? [[row.noticeKey, row] as const] : [])));
  const wanted = new Map<string, Values>();

  const describe = ({ occasion, turn }: Item, view: PostDay): Values => ({
    noticeKey: noticeKey({ occasion, turn }),
    code: isOfficial(occasion.to) ? officeNames[occasion.to] : occasion.to,
    recipient: isOfficial(occasion.to) ? officeNames[occasion.to] : identity.display(occasion.to),
    notice: occasion.kind,
    // The ledger speaks of codes, whatever the letter says.
    subject: occasion.compose(turn, view).subject.replace(/\{\{(.+?)\}\}/g, '$1'),
  });
  const dueSince = (key: string) => {
    const row = byKey.get(key);
    return row && isOpen(row) && row.dueOn !== undefined && row.dueOn <= today ? row.dueOn : today;
  };
  const want = (item: Item, view: PostDay, values: Values) =>
    wanted.set(noticeKey(item), { ...describe(item, view), ...values });
  const open = { sentAt: undefined, messageId: undefined };
  const queue = (item: Item, why: string) =>
    want(item, post.view, { ...open, status: 'queued', dueOn: dueSince(noticeKey(item)), detail: why });

  for (const one of coming.values())
    want(one, one.view, { ...open, status: 'planned', dueOn: one.day, detail: undefined });
  for (const item of post.waiting) {
    const row = byKey.get(noticeKey(item));
    if (item.why === 'held') {
      want(item, post.view, { ...open, status: 'held', dueOn: dueSince(noticeKey(item)), detail: HELD });
    } else if (item.why !== 'day' || row?.status === 'queued') {
      const why =
        item.why === 'elsewhere' && stoppedElsewhere ? waitsForTheServer(stoppedElsewhere) : REASONS[item.why];
      queue(item, paused ? PAUSED : why);
    }
  }
  const handed = new Set(handedOver.flatMap(({ bundle }) => bundle.items.map(noticeKey)));
  for (const item of post.bundles.flatMap(({ items }) => items)) {
    if (!handed.has(noticeKey(item))) queue(item, paused ? PAUSED : stopped ? waitsForTheServer(stopped) : NEXT_RUN);
  }
  const carried = ({ occasion, turn }: Item) => writeCarried(occasion.compose(turn, post.view).invitations ?? []);
  for (const { bundle, messageId } of handedOver) {
    for (const item of bundle.items) {
      const key = noticeKey(item);
      const attempts = (byKey.get(key)?.attempts ?? 0) + 1;
      want(item, post.view, {
        status: 'sending',
        dueOn: dueSince(key),
        sentAt: now,
        messageId,
        attempts,
        detail: undefined,
        calendar: carried(item),
      });
    }
  }

  const changed = new Map<string, Values>();
  rows.forEach((row, i) => {
    // An open row says what the day says.
    if (row !== before[i] && row.noticeKey && !isOpen(row)) changed.set(row.noticeKey, row);
  });
  for (const row of retries.ended) if (row.noticeKey) changed.set(row.noticeKey, row);
  for (const { rows: members, items, course } of retried) {
    for (const row of members) {
      if (!row.noticeKey) continue;
      const detail = course.doubt ? REPEATED : undefined;
      const item = items.find((one) => noticeKey(one) === row.noticeKey);
      changed.set(row.noticeKey, {
        ...row,
        status: 'sending',
        sentAt: now,
        attempts: (row.attempts ?? 0) + 1,
        detail,
        course: writeCourse(course),
        calendar: item && carried(item),
      });
    }
  }

  // A school that has put its names on a key has none in what was sent before either.
  const renamed = (row: OutboxRow): Values | undefined =>
    coded && row.code !== undefined && row.recipient !== undefined && row.recipient !== row.code
      ? { ...systemOf(row), recipient: row.code }
      : undefined;
  const existing = rows.flatMap((row) => {
    const key = row.noticeKey;
    if (key === undefined) return [];
    const values =
      changed.get(key) ??
      wanted.get(key) ??
      (isOpen(row) ? { ...systemOf(row), status: 'dropped' as const, detail: NOT_NEEDED } : renamed(row));
    return values ? [{ at: row.at, values: systemOf(values) }] : [];
  });
  const added = [...wanted]
    .filter(([key]) => !byKey.has(key))
    .sort(([a, { dueOn: x = '' }], [b, { dueOn: y = '' }]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
    .map(([, values]) => ({ values: systemOf(values) }));
  return desired('outbox', [...existing, ...added]);
}

/** Every column of the system, empty. */
const EMPTY = {
  dueOn: undefined,
  recipient: undefined,
  notice: undefined,
  subject: undefined,
  status: undefined,
  sentAt: undefined,
  detail: undefined,
  attempts: undefined,
  code: undefined,
  calendar: undefined,
  course: undefined,
  messageId: undefined,
  noticeKey: undefined,
} satisfies Values;

/** The system columns of a row, each named: one that has no value is emptied. */
function systemOf({ at: _at, hold: _hold, toldInPerson: _told, again: _again, ...values }: Partial<OutboxRow>): Values {
  return { ...EMPTY, ...values };
}
