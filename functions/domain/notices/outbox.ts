import { commandText } from '../../../sheets-schema/command-text.ts';
import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { isCurator } from '../context.ts';
import { officeOn } from '../curators/curator-words.ts';
import { type Responsible, responsible } from '../curators/responsible.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { withCodes } from '../names/name-token.ts';
import { writeCourse } from '../refusals/course.ts';
import type { Delivery } from '../refusals/delivery.ts';
import { type OutboxRow, recipientOf } from '../refusals/outbox-row.ts';
import { meaningOf } from '../refusals/refusal.ts';
import { NEXT_RUN, REPEATED } from '../refusals/settled.ts';
import type { StoppedPost } from '../refusals/stopped-post.ts';
import { momentText } from '../refusals/tries.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { isOpen, withDeliveries } from './delivered-rows.ts';
import type { Coming } from './forecast.ts';
import { writeCarried } from './invitation.ts';
import { type Bundle, type Item, noticeKey, type Post, type Waiting } from './letters-of-day.ts';
import type { PostDay } from './occasion.ts';
import { officeName, officeNames } from './offices.ts';
import type { Retries, Retry } from './retries.ts';
import { sendingHours } from './sending-rules.ts';

const REASONS: Readonly<Record<Exclude<Waiting, 'held'>, string>> = {
  day: 'Ждёт рабочего дня.',
  hours: `Ждёт рабочих часов (${sendingHours.from}–${sendingHours.to}).`,
  turn: 'Сегодня письмо этому человеку уже было.',
  earlier: 'Ждёт: предыдущее письмо этому человеку ещё не ушло.',
  budget: 'Ждёт: на сегодня лимит писем исчерпан.',
  address: 'Некуда отправить: нет адреса почты.',
  elsewhere: `Уйдёт с компьютера школы, где хранятся имена (${commandText('letters')}).`,
};
const HELD = 'Задержано: уйдёт, когда Вы сотрёте отметку.';
const PAUSED = 'Письма приостановлены в настройках.';
const NOT_NEEDED = 'Не понадобилось.';

interface Dispatch {
  readonly today: Post;
  readonly handedOver: readonly { readonly bundle: Bundle; readonly messageId: string }[];
  readonly retried: readonly Retry[];
  readonly retries: Retries;
  readonly coming: ReadonlyMap<string, Coming>;
  /** The day on which a letter that waits can go; undefined if that depends on something else than the time. */
  readonly nextDay: (item: Item & { readonly why: Waiting }) => string | undefined;
  /** Why this run sends nothing, and until when; undefined if it may send. */
  readonly stopped: StoppedPost | undefined;
  /** Like `stopped`, for people whose letters another run sends. */
  readonly stoppedElsewhere: StoppedPost | undefined;
}

const waitsForTheServer = ({ refusal, until }: StoppedPost) =>
  `Ждёт: ${meaningOf(refusal).what}. Следующая попытка – ${momentText(until)}.`;

type Values = Partial<Omit<OutboxRow, 'at' | 'hold' | 'toldInPerson' | 'again'>>;

type Row = readonly [key: string, values: Values];

/** The data from which the rows of a day are made. */
interface Ledger extends Dispatch {
  readonly context: ProgrammeState['context'];
  readonly paused: boolean;
  readonly byKey: ReadonlyMap<string, OutboxRow>;
  readonly curators: Responsible;
}

function describe({ occasion, turn }: Item, view: PostDay, { context: { identity, today }, curators }: Ledger): Values {
  return {
    noticeKey: noticeKey({ occasion, turn }),
    code: officeName(occasion.to) ?? occasion.to,
    recipient: isCurator(occasion.to)
      ? officeOn(curators.named(occasion.to), today)
      : (officeName(occasion.to) ?? identity.display(occasion.to)),
    notice: occasion.kind,
    // The outbox keeps codes, even if the letter shows names.
    subject: withCodes(occasion.compose(turn, view).subject),
  };
}

function dueSince(item: Item, { byKey, context: { today } }: Ledger): string {
  const row = byKey.get(noticeKey(item));
  return row && isOpen(row) && row.dueOn !== undefined && row.dueOn <= today ? row.dueOn : today;
}

const NOT_SENT = { sentAt: undefined, messageId: undefined };

function queuedRow(item: Item, detail: string, ledger: Ledger): Row {
  const values = describe(item, ledger.today.view, ledger);
  return [noticeKey(item), { ...values, ...NOT_SENT, status: 'queued', dueOn: dueSince(item, ledger), detail }];
}

function forecastRows(ledger: Ledger): Row[] {
  return [...ledger.coming.values()].map((one) => [
    noticeKey(one),
    {
      ...describe(one, one.view, ledger),
      ...NOT_SENT,
      status: one.held ? 'held' : 'planned',
      dueOn: one.day,
      detail: one.held ? HELD : undefined,
    },
  ]);
}

/** The row of a letter that waits for the end of a leave, which may be later than the forecast. */
function plannedRow(item: Item, ledger: Ledger): Row[] {
  const { coming, nextDay, today } = ledger;
  const key = noticeKey(item);
  const { kind } = item.occasion.schedule;
  const dueOn =
    coming.has(key) || kind === 'daily' || kind === 'monthly' ? undefined : nextDay({ ...item, why: 'day' });
  if (dueOn === undefined) return [];
  return [[key, { ...describe(item, today.view, ledger), ...NOT_SENT, status: 'planned', dueOn, detail: undefined }]];
}

function waitingRows(ledger: Ledger): Row[] {
  const { today: post, byKey, paused, stoppedElsewhere } = ledger;
  return post.waiting.flatMap((item): Row[] => {
    if (item.why === 'held') {
      const [key, values] = queuedRow(item, HELD, ledger);
      return [[key, { ...values, status: 'held' }]];
    }
    if (item.why === 'day' && byKey.get(noticeKey(item))?.status !== 'queued') return plannedRow(item, ledger);
    if (paused) return [queuedRow(item, PAUSED, ledger)];
    const why = item.why === 'elsewhere' && stoppedElsewhere ? waitsForTheServer(stoppedElsewhere) : REASONS[item.why];
    const [key, values] = queuedRow(item, why, ledger);
    const goesOn = ledger.nextDay(item);
    return [[key, { ...values, course: writeCourse({ goesOn }) }]];
  });
}

function leftRows(ledger: Ledger): Row[] {
  const { today: post, handedOver, paused, stopped } = ledger;
  const handed = new Set(handedOver.flatMap(({ bundle }) => bundle.items.map(noticeKey)));
  const left = post.bundles.flatMap(({ items }) => items).filter((item) => !handed.has(noticeKey(item)));
  const why = paused ? PAUSED : stopped ? waitsForTheServer(stopped) : NEXT_RUN;
  return left.map((item) => queuedRow(item, why, ledger));
}

function carriedBy({ occasion, turn }: Item, { view }: Post): string | undefined {
  return writeCarried(occasion.compose(turn, view).invitations ?? []);
}

function handedOverRows(ledger: Ledger): Row[] {
  const { today: post, handedOver, byKey, context } = ledger;
  return handedOver.flatMap(({ bundle, messageId }) =>
    bundle.items.map((item): Row => {
      const key = noticeKey(item);
      return [
        key,
        {
          ...describe(item, post.view, ledger),
          status: 'sending',
          dueOn: dueSince(item, ledger),
          sentAt: context.now,
          messageId,
          attempts: (byKey.get(key)?.attempts ?? 0) + 1,
          detail: undefined,
          calendar: carriedBy(item, post),
        },
      ];
    }),
  );
}

const keyed = (rows: readonly OutboxRow[]): Row[] =>
  rows.flatMap((row) => (row.noticeKey ? [[row.noticeKey, row] as const] : []));

function retriedRows({ today: post, retried, context }: Ledger): Row[] {
  return retried.flatMap(({ rows, items, course }) =>
    keyed(
      rows.map((row) => {
        const item = items.find((one) => noticeKey(one) === row.noticeKey);
        return {
          ...row,
          status: 'sending' as const,
          sentAt: context.now,
          attempts: (row.attempts ?? 0) + 1,
          detail: course.doubt ? REPEATED : undefined,
          course: writeCourse(course),
          calendar: item && carriedBy(item, post),
        };
      }),
    ),
  );
}

/** A row without the name. If a school moved its names to a key file, the outbox keeps no names, not even in rows of sent letters. */
function withoutName(row: OutboxRow): Values | undefined {
  const isOffice = row.recipient?.startsWith(officeNames.curator);
  const isNamed = row.code !== undefined && row.recipient !== undefined && row.recipient !== row.code && !isOffice;
  return isNamed ? { ...systemOf(row), recipient: row.code } : undefined;
}

/** The row of a letter to somebody who withdrew consent. It says which letter was sent and when, but keeps none of its words. */
function withoutWords(row: OutboxRow): Values {
  const recipient = row.recipient && row.code;
  return { ...systemOf(row), recipient, subject: undefined, detail: undefined, calendar: undefined };
}

const byDueDay = ([a, { dueOn: x = '' }]: Row, [b, { dueOn: y = '' }]: Row) =>
  x < y ? -1 : x > y ? 1 : a < b ? -1 : 1;

/**
 * The rows with the results of the letters that we have just sent. We write them even into a workbook that lacks something essential; otherwise we
 * would send the letters again.
 */
export function deliveredTable(rows: readonly OutboxRow[], delivered: readonly Delivery[]): DesiredTable {
  const known = withDeliveries(rows, delivered);
  return desired(
    'outbox',
    known.flatMap((row, i) => (row === rows[i] ? [] : [{ at: row.at, values: systemOf(row) }])),
  );
}

/** The rows of «Рассылка»: one for each notice, never deleted. Open rows change from day to day. */
export function outboxTable(
  { context, programme, intake: { withdrawn } }: ProgrammeState,
  before: readonly OutboxRow[],
  rows: readonly OutboxRow[],
  dispatch: Dispatch,
): DesiredTable {
  const { mailPaused: paused, privacyMode } = programme.settings;
  const byKey = new Map(rows.flatMap((row) => (row.noticeKey ? [[row.noticeKey, row] as const] : [])));
  const ledger: Ledger = { ...dispatch, context, paused, byKey, curators: responsible(programme) };
  const wanted = new Map([forecastRows, waitingRows, leftRows, handedOverRows].flatMap((rowsOf) => rowsOf(ledger)));
  // An open row shows today's plan, so we leave it out.
  const settled = rows.filter((row, i) => row !== before[i] && !isOpen(row));
  const changed = new Map([...keyed(settled), ...keyed(dispatch.retries.ended), ...retriedRows(ledger)]);

  const valuesOf = (row: OutboxRow, key: string): Values | undefined => {
    const values =
      changed.get(key) ??
      wanted.get(key) ??
      (isOpen(row) ? { ...row, status: 'dropped' as const, detail: NOT_NEEDED } : undefined);
    if (withdrawn.has(recipientOf(row)) && !wanted.has(key)) return withoutWords({ ...row, ...values });
    return values ?? (privacyMode === 'codes' ? withoutName(row) : undefined);
  };
  const existing = rows.flatMap((row) => {
    const values = row.noticeKey === undefined ? undefined : valuesOf(row, row.noticeKey);
    return values ? [{ at: row.at, values: systemOf(values) }] : [];
  });
  const added = [...wanted]
    .filter(([key]) => !byKey.has(key))
    .sort(byDueDay)
    .map(([, values]) => ({ values: systemOf(values) }));
  return desired('outbox', [...existing, ...added]);
}

const EMPTY = emptyCells(tables.outbox);

/** All system columns of a row; a column without a value becomes empty. */
function systemOf({ at: _at, hold: _hold, toldInPerson: _told, again: _again, ...values }: Partial<OutboxRow>): Values {
  return { ...EMPTY, ...values };
}
