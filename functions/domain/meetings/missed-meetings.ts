import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import { hasStarted, type Pair } from '../pairs/pair.ts';
import { isOverdue } from './due-meetings.ts';
import type { DueMeeting, Meeting } from './meeting.ts';
import { countsFor, type MeetingWindow } from './two-week-windows.ts';

const within =
  ({ from, to }: MeetingWindow) =>
  ({ heldOn }: Meeting) =>
    heldOn >= from && heldOn <= to;

/** «15–28 октября», «29 октября – 11 ноября». */
export function windowText({ from, to }: MeetingWindow): string {
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))}–${dayAndMonth(to)}`
    : `${dayAndMonth(from)} – ${dayAndMonth(to)}`;
}

/** A mentee of a group who missed all meetings in two consecutive windows. */
interface Absence {
  readonly code: string;
  readonly windows: readonly [MeetingWindow, MeetingWindow];
}

/**
 * Mentees of a group who missed two past windows in a row, with the last two such windows. A window without a meeting or without attendance data
 * proves nothing.
 */
export function absences(
  pair: Pair,
  own: readonly Meeting[],
  windows: readonly MeetingWindow[],
  today: string,
): Absence[] {
  if (!hasStarted(pair) || pair.mentees.length < 2) return [];
  const over = windows.filter((window) => window.to < today && countsFor(pair, window));
  const told = over.map((window) =>
    own.filter(within(window)).filter(({ report }) => (report.fields.present ?? []).length > 0),
  );
  return pair.mentees.flatMap((code): Absence[] => {
    const missed = told.map(
      (meetings) => meetings.length > 0 && !meetings.some(({ report }) => report.fields.present?.includes(code)),
    );
    const last = missed.findLastIndex((absent, i) => absent && i > 0 && missed[i - 1] === true);
    const [before, after] = [over[last - 1], over[last]];
    return before && after ? [{ code, windows: [before, after] }] : [];
  });
}

/** The gaps of a pair, for the pair's row: overdue meetings, windows without a meeting, absent mentees. */
export function gapsText(
  pair: Pair,
  own: readonly Meeting[],
  due: readonly DueMeeting[],
  windows: readonly MeetingWindow[],
  today: string,
): string | undefined {
  if (!hasStarted(pair)) return undefined;
  const late = due
    .filter(({ window }) => window === undefined)
    .filter((meeting) => isOverdue(meeting, today))
    .map(({ kind, dueOn }) => `не отмечена встреча «${meetingKinds[kind]}» (срок ${dayAndMonth(dueOn)})`);
  const empty = windows
    .filter((window) => window.to < today && countsFor(pair, window) && !own.some(within(window)))
    .map((window) => `нет встречи ${windowText(window)}`);
  const away = absences(pair, own, windows, today).map(
    ({ code, windows: [first, second] }) => `${code} не было на встречах ${windowText(first)} и ${windowText(second)}`,
  );
  return [...late, ...empty, ...away].join('\n') || undefined;
}
