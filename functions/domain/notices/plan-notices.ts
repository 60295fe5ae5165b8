import type { DesiredTable } from '../desired.ts';
import type { Problem } from '../programme.ts';
import { type OutboxRow, recipientOf } from '../refusals/outbox-row.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { type StoppedPost, stoppedPost, waitingForUs } from '../refusals/stopped-post.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { sentToday } from './daily-limit.ts';
import { withDeliveries, withThoseToldInPerson } from './delivered-rows.ts';
import { forecast } from './forecast.ts';
import { guardedLetter } from './guarded-letter.ts';
import { type History, history, type Used } from './history.ts';
import { kinds } from './kinds/index.ts';
import type { Letter } from './letter.ts';
import { letterOf, messageIdOf } from './letters.ts';
import { addPost, type NoticeSchedule, noticeKey, postOf } from './letters-of-day.ts';
import { mailProblems } from './mail-problems.ts';
import { nextDayIn } from './next-day.ts';
import type { Occasion } from './occasion.ts';
import { outboxTable } from './outbox.ts';
import { permission } from './permission.ts';
import { renewedLinks } from './renewed-links.ts';
import { retries } from './retries.ts';
import { dayRule, isBeforeHours, isDaytime } from './sending-rules.ts';

interface NoticePlan {
  readonly occasions: readonly Occasion[];
  readonly outbox: DesiredTable;
  /** Letters to send as soon as the outbox says «отправляется». */
  readonly letters: readonly Letter[];
  readonly problems: readonly Problem[];
  /** How many people wait for a letter because of the daily limit, and the first day on which one of these letters can go. */
  readonly waiting: number;
  readonly waitingUntil: string | undefined;
  /** Refusals that make all mail wait, because the fault is ours or the mail server wants a pause. */
  readonly troubles: readonly Refusal[];
}

/** Every reason to write, now and in the coming weeks, without switched-off activities and repeated keys. */
export function occasionsOf(programmeState: ProgrammeState): Occasion[] {
  const found = new Map<string, Occasion>();
  for (const { activity, occasions } of Object.values(kinds)) {
    if (activity !== undefined && programmeState.timetable(activity).off) continue;
    for (const one of occasions(programmeState)) found.set(one.key, one);
  }
  return [...found.values()];
}

function noticeScheduleOf(programmeState: ProgrammeState, rows: readonly OutboxRow[]): NoticeSchedule {
  const { programme, calendar, context } = programmeState;
  const { remadeForms } = programme;
  const occasions = occasionsOf(programmeState);
  const day = { today: context.today, calendar };
  const held = new Set(rows.flatMap(({ noticeKey: key, hold }) => (hold && key ? [key] : [])));
  return {
    occasions: remadeForms ? [...occasions, ...renewedLinks(occasions, remadeForms, history(rows), day)] : occasions,
    calendar,
    allowsDay: dayRule(calendar, programme.settings),
    permits: permission(programmeState),
    reachable: (to) => context.identity.reachable(to),
    delivers: (to) => context.delivers?.(to) ?? true,
    isHeld: (key) => held.has(key),
  };
}

/** The history as if we had sent all letters that wait for a retry. Later letters are planned after them. */
function withRetries(past: History, rows: readonly OutboxRow[], today: string): Map<string, readonly Used[]> {
  const assumed = history(rows.map((row) => ({ ...row, status: 'sent' as const, sentAt: `${today}T00:00:00` })));
  const all = new Map(past);
  for (const [key, used] of assumed) all.set(key, [...(past.get(key) ?? []), ...used]);
  return all;
}

/**
 * Plans the outbox and the letters to send now. If `context.delivered` has results, this call only records them: we send no letter before all earlier
 * results are recorded.
 */
export function planNotices(programmeState: ProgrammeState): NoticePlan {
  const { programme, context } = programmeState;
  const { today, now, delivered } = context;
  const { mailBudget, mailPaused } = programme.settings;
  const before = programme.tables.outbox;
  const rows = withThoseToldInPerson(withDeliveries(before, delivered), now);
  const schedule = noticeScheduleOf(programmeState, rows);
  const begins = delivered.length === 0 && !mailPaused;
  const paused = (pause: StoppedPost | undefined) => (pause && pause.until > now ? pause : undefined);
  const toHere = (row: OutboxRow) => schedule.delivers(recipientOf(row));
  const stopped = begins && context.byHand ? undefined : paused(stoppedPost(rows.filter(toHere)));
  const goes = begins && !stopped;
  const time = now.slice(11);
  const daytime = isDaytime(time);

  const posted = sentToday(rows, today);
  const budget = Math.max(0, mailBudget - posted.count);
  const again = begins ? retries(rows, schedule, programmeState, daytime) : { letters: [], ended: [] };
  const retried = goes ? again.letters.filter(({ ready }) => ready).slice(0, budget) : [];
  const pending = begins
    ? again.letters.flatMap((letter) => letter.rows)
    : rows.filter((row) => row.status === 'queued' && row.messageId);
  const busy = posted.to;
  const behind = new Set(pending.map(recipientOf));

  const retrying = new Set(pending);
  const past = withRetries(history(rows.filter((row) => !retrying.has(row))), pending, today);
  const left = budget - retried.length;
  const post = postOf(schedule, past, { day: today, daytime, budget: left, busy, behind });
  const handedOver = goes
    ? post.bundles.map((bundle) => ({
        bundle,
        messageId: messageIdOf(bundle.items[0] ? noticeKey(bundle.items[0]) : '', programmeState),
      }))
    : [];
  const gone = handedOver.map(({ bundle }) => bundle);
  addPost(past, gone, today);
  // Another run may also send letters today.
  const othersWork = post.waiting.some(({ why }) => why === 'elsewhere');
  const later = isBeforeHours(time) || (daytime && (!goes || othersWork));
  const coming = forecast(
    // The forecast assumes that this run or another one sends every letter.
    { ...schedule, delivers: () => true },
    past,
    today,
    mailBudget,
    later
      ? { budget: left - gone.length, busy: new Set([...busy, ...behind, ...gone.map(({ to }) => to)]) }
      : undefined,
  );

  const overBudget = post.waiting.filter(({ why }) => why === 'budget');
  const dispatch = {
    today: post,
    handedOver,
    retried,
    retries: again,
    coming,
    nextDay: nextDayIn(schedule, coming, today),
    stopped,
    stoppedElsewhere: paused(stoppedPost(rows)),
  };
  return {
    occasions: schedule.occasions,
    outbox: outboxTable(programmeState, before, rows, dispatch),
    // Refused letters come last: a faulty letter must delay no other.
    letters: [
      ...handedOver.map(({ bundle, messageId }) => letterOf(bundle, messageId, post.view)),
      ...retried.map(({ to, items, messageId }) => letterOf({ to, items }, messageId, post.view)),
    ].map(guardedLetter(programmeState)),
    problems: mailProblems(rows, post.waiting, programmeState),
    troubles: [...new Set(waitingForUs(rows).map(({ refusal }) => refusal))],
    waiting: new Set(overBudget.map(({ occasion: { to } }) => to)).size,
    waitingUntil: overBudget.flatMap((item) => dispatch.nextDay(item) ?? []).sort()[0],
  };
}
