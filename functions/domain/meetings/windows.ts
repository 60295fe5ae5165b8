import type { Settings } from '../../../sheets-schema/settings.ts';
import { addDays, lastDayOfMonth } from '../calendar/day.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Pair } from '../pairs/pair.ts';

/** Two weeks in which every working pair meets at least once. */
export interface MeetingWindow {
  /** Counted from 1. */
  readonly number: number;
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
}

const WINDOW_DAYS = 14;

/**
 * The windows of the school, fixed for all pairs so that the autumn holidays break no chain: from `start` (1 October unless the school says otherwise) to
 * 30 November in steps of 14 days; a tail shorter than that joins the last window.
 */
export function meetingWindows(year: number, start = `${year}-10-01`): MeetingWindow[] {
  const end = lastDayOfMonth(year, 11);
  const windows: MeetingWindow[] = [];
  for (let from = start; from <= end; ) {
    const to = addDays(from, WINDOW_DAYS - 1);
    const tailIsShort = addDays(to, WINDOW_DAYS) > end;
    windows.push({ number: windows.length + 1, from, to: tailIsShort ? end : to });
    from = tailIsShort ? addDays(end, 1) : addDays(to, 1);
  }
  return windows;
}

/** Whether the pair worked through the whole window, so that it owes a meeting in it. */
export function countsFor(
  { activeFrom, endedOn }: Pick<Pair, 'activeFrom' | 'endedOn'>,
  window: MeetingWindow,
): boolean {
  return activeFrom !== undefined && activeFrom <= window.from && (endedOn === undefined || endedOn >= window.to);
}

/** The windows of a school by its settings. */
export function schoolWindows(settings: Settings, today: string): MeetingWindow[] {
  return meetingWindows(programmeYear(settings, today), settings.windowStart);
}
