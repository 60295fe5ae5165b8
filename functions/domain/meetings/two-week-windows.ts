import type { Settings } from '../../../sheets-schema/settings.ts';
import { addDays } from '../calendar/day.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Period, Timetable } from '../timetable/timetable.ts';

/** A period of two weeks in which every active pair must meet at least once. */
export interface MeetingWindow {
  /** Counted from 1. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

const WINDOW_DAYS = 14;

/**
 * Windows of 14 days, the same for all pairs, so that the autumn holidays leave no gap. Both days belong to a window. The last window includes the
 * remaining days.
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

/** Whether the pair was active during the whole window and so owes a meeting in the window. */
export function countsFor(
  { activeFrom, endedOn }: Pick<Pair, 'activeFrom' | 'endedOn'>,
  window: MeetingWindow,
): boolean {
  return activeFrom !== undefined && activeFrom <= window.from && (endedOn === undefined || endedOn >= window.to);
}

/** The school's windows in the months of 6.4 (October and November by default). None if the school switched regular meetings off. */
export function schoolWindows({ windowStart }: Settings, timetable: Timetable): MeetingWindow[] {
  const { from, to, off } = timetable('6.4');
  return off ? [] : meetingWindows({ from: windowStart ?? from, to });
}
