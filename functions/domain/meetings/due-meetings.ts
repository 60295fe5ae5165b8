import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import { addDays, earliestDay, latestDay } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import { hasStarted, type Pair, type StartedPair } from '../pairs/pair.ts';
import type { Period, Timetable } from '../timetable/timetable.ts';
import type { DueMeeting, Meeting, MeetingKind } from './meeting.ts';
import { countsFor, type MeetingWindow } from './two-week-windows.ts';

type Once = Exclude<MeetingKind, 'regular'>;

const ACTIVITY = { first: '6.1', trial: '6.2', planning: '6.3', final: '6.6' } as const satisfies Record<
  Once,
  ActivityId
>;

/**
 * An order is late if it comes fewer than this many days before the end of the first meetings' months (by default after 20 September). Then the first
 * two meetings get separate deadlines.
 */
const LATE_ORDER_DAYS = 10;
const FIRST_WITHIN_DAYS = 7;
const TRIAL_WITHIN_DAYS = 14;
const PLANNING_AFTER_TRIAL_DAYS = 7;
/** The last day of the month for final meetings (20 December by default). The rest of the month is for the papers. */
const FINAL_UNTIL_DAY = '20';

/**
 * The deadline `days` days after `after`. In a postponed activity the days count from the activity's start if that is later. Unless the order is
 * late, the deadline is never after the activity's end.
 */
function within(days: number, after: string, { from, to, postponed }: Period, isLate: boolean): string {
  const due = addDays((postponed ? latestDay([after, from]) : undefined) ?? after, days);
  return isLate || due < to ? due : to;
}

/** Deadlines of the one-time meetings, from the school's months of 6.1–6.3 and 6.6. */
function deadlines(
  { activeFrom }: StartedPair,
  held: ReadonlyMap<MeetingKind, string>,
  timetable: Timetable,
): Record<Once, string> {
  const isLate = ({ to }: Period) => activeFrom > addDays(to, -LATE_ORDER_DAYS);
  const [firsts, trials, plannings, finals] = [timetable('6.1'), timetable('6.2'), timetable('6.3'), timetable('6.6')];
  const first = within(FIRST_WITHIN_DAYS, activeFrom, firsts, isLate(firsts));
  const late = isLate(trials);
  const trial = within(TRIAL_WITHIN_DAYS, late ? first : (held.get('first') ?? first), trials, late);
  return {
    first,
    trial,
    // If the trial meeting is due after the months of planning, the planning meeting is due a week after the trial meeting.
    planning: trial > plannings.to ? addDays(trial, PLANNING_AFTER_TRIAL_DAYS) : plannings.to,
    final: `${finals.to.slice(0, 8)}${FINAL_UNTIL_DAY}`,
  };
}

const ONCE = Object.keys(ACTIVITY) as Once[];

/**
 * The meetings that an active pair owes, sorted by deadline: four one-time meetings, and one of any kind in each window since the pair started. A
 * switched-off activity requires no meeting. A deadline on a day off moves to the working day before.
 * @param own - the meetings that the pair held
 */
export function dueMeetings(
  pair: Pair,
  own: readonly Meeting[],
  windows: readonly MeetingWindow[],
  timetable: Timetable,
  calendar: Pick<WorkingDays, 'onOrBefore'>,
): DueMeeting[] {
  if (!hasStarted(pair) || pair.status !== 'active') return [];
  const held = new Map<MeetingKind, string>();
  for (const { kind, heldOn } of own) held.set(kind, earliestDay([held.get(kind), heldOn]) ?? heldOn);
  const { pairCode } = pair;
  const last = deadlines(pair, held, timetable);
  const { activeFrom } = pair;
  // We move a deadline from a day off to the working day before, but not before the pair's first day.
  const workingDay = (day: string) => latestDay([calendar.onOrBefore(day), activeFrom]) ?? day;
  const once = ONCE.filter((kind) => !held.has(kind) && !timetable(ACTIVITY[kind]).off).map(
    (kind): DueMeeting => ({ pairCode, kind, dueOn: workingDay(last[kind]) }),
  );
  const regular = windows
    .filter(
      (window) => countsFor(pair, window) && !own.some(({ heldOn }) => heldOn >= window.from && heldOn <= window.to),
    )
    .map(({ number, to }): DueMeeting => ({ pairCode, kind: 'regular', dueOn: workingDay(to), window: number }));
  return [...once, ...regular].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

export function isOverdue({ dueOn }: DueMeeting, today: string): boolean {
  return dueOn < today;
}
