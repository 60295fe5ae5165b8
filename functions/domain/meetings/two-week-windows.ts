import type { Settings } from '../../../sheets-schema/settings.ts';
import { addDays } from '../calendar/day.ts';
import { isQuiet } from '../calendar/working-days.ts';
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

/** The parts of a period outside the long leave. */
function outsideLeave({ from, to }: Pick<Period, 'from' | 'to'>, { quietFrom, quietTo }: Settings) {
  const parts: { from: string; to: string }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isQuiet(day, quietFrom, quietTo)) continue;
    const part = parts.at(-1);
    if (part && part.to === addDays(day, -1)) part.to = day;
    else parts.push({ from: day, to: day });
  }
  return parts;
}

/**
 * The school's windows in the months of 6.4 (October and November by default). Nobody owes a meeting in the long leave, so the windows end before it
 * and begin anew after it. None if the school switched regular meetings off.
 */
export function schoolWindows(settings: Settings, timetable: Timetable): MeetingWindow[] {
  const { from, to, off } = timetable('6.4');
  if (off) return [];
  return outsideLeave({ from: settings.windowStart ?? from, to }, settings)
    .flatMap(meetingWindows)
    .map((window, index) => ({ ...window, number: index + 1 }));
}
