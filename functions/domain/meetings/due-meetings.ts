import { addDays, earliestDay, lastDayOfMonth } from '../calendar/day.ts';
import { hasStarted, type Pair, type StartedPair } from '../pairs/pair.ts';
import type { DueMeeting, Meeting, MeetingKind } from './meeting.ts';
import { countsFor, type MeetingWindow } from './windows.ts';

/** After this day of September an order is late: the first two meetings get their own term instead of the end of the month. */
const LATE_ORDER = '09-20';
const FIRST_WITHIN_DAYS = 7;
const TRIAL_WITHIN_DAYS = 14;
const PLANNING_WITHIN_DAYS = 28;

/** Last days in time of the meetings that are held once. */
function deadlines(pair: StartedPair, held: ReadonlyMap<MeetingKind, string>, year: number) {
  const { activeFrom } = pair;
  const first = addDays(activeFrom, FIRST_WITHIN_DAYS);
  const late = activeFrom > `${year}-${LATE_ORDER}`;
  const trial = late
    ? addDays(first, TRIAL_WITHIN_DAYS)
    : earliestDay([addDays(held.get('first') ?? first, TRIAL_WITHIN_DAYS), lastDayOfMonth(year, 9)]);
  const endOfOctober = lastDayOfMonth(year, 10);
  // A pair that began so late that even its trial meeting falls into November plans a week after that.
  const afterStart = addDays(activeFrom, PLANNING_WITHIN_DAYS);
  const trialDue = trial ?? first;
  return {
    first,
    trial: trialDue,
    planning: trialDue > endOfOctober ? afterStart : endOfOctober,
    final: `${year}-12-20`,
  };
}

/**
 * The meetings that an active pair owes, each with its last day in time, in order of those days: the cycle «первая,
 * пробная, планирование, заключительная», and one in each window that began after the pair did. A meeting of any kind
 * covers its window. A pair that does not work owes none. `own` are the meetings that the pair held.
 */
export function dueMeetings(
  pair: Pair,
  own: readonly Meeting[],
  windows: readonly MeetingWindow[],
  programYear: number,
): DueMeeting[] {
  if (!hasStarted(pair) || pair.status !== 'active') return [];
  const held = new Map<MeetingKind, string>();
  for (const { kind, heldOn } of own) held.set(kind, earliestDay([held.get(kind), heldOn]) ?? heldOn);
  const { pairCode } = pair;
  const once = Object.entries(deadlines(pair, held, programYear)).map(([kind, dueOn]) => ({
    pairCode,
    kind: kind as Exclude<MeetingKind, 'regular'>,
    dueOn,
  }));
  const regular = windows
    .filter(
      (window) => countsFor(pair, window) && !own.some(({ heldOn }) => heldOn >= window.from && heldOn <= window.to),
    )
    .map(({ number, to }): DueMeeting => ({ pairCode, kind: 'regular', dueOn: to, window: number }));
  return [...once.filter(({ kind }) => !held.has(kind)), ...regular].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0,
  );
}

/** Whether its last day has passed. */
export function isOverdue({ dueOn }: DueMeeting, today: string): boolean {
  return dueOn < today;
}
