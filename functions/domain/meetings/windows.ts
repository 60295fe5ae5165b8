import type { Settings } from '../../../sheets-schema/settings.ts';
import { addDays } from '../calendar/day.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Period, Timetable } from '../timetable/timetable.ts';

/** Two weeks in which every active pair meets at least once. */
export interface MeetingWindow {
  /** Counted from 1. */
  readonly number: number;
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
}

const WINDOW_DAYS = 14;

/**
 * The windows between two days, both included: steps of 14 days, the same for all pairs, so that the autumn holidays break no chain. A shorter tail
 * joins the last window.
 */
export function meetingWindows({ from: start, to: end }: Pick<Period, 'from' | 'to'>): MeetingWindow[] {
  const windows: MeetingWindow[] = [];
  for (let from = start; from <= end; ) {
    const to = addDays(from, WINDOW_DAYS - 1);
    const tailIsShort = addDays(to, WINDOW_DAYS) > end;
    windows.push({ number: windows.length + 1, from, to: tailIsShort ? end : to });
    from = tailIsShort ? addDays(end, 1) : addDays(to, 1);
  }
  return windows;
}

/** Whether the pair was active throughout the window and so owes a meeting in it. */
export function countsFor(
  { activeFrom, endedOn }: Pick<Pair, 'activeFrom' | 'endedOn'>,
  window: MeetingWindow,
): boolean {
  return activeFrom !== undefined && activeFrom <= window.from && (endedOn === undefined || endedOn >= window.to);
}

/**
 * The school's windows in the months of 6.4 (October and November by default), from the first day in the settings. None where the school switched
 * regular meetings off.
 */
export function schoolWindows({ windowStart }: Settings, timetable: Timetable): MeetingWindow[] {
  const { from, to, off } = timetable('6.4');
  return off ? [] : meetingWindows({ from: windowStart ?? from, to });
}
