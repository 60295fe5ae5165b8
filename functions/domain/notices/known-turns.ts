import type { Occasion } from './occasion.ts';
import type { Schedule } from './schedule.ts';

/** The periods that the letters of this schedule can have, if letters were sent on these days. */
function periods(schedule: Schedule, days: readonly string[]): readonly string[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));
  switch (schedule.kind) {
    case 'repeat':
      return numbers(schedule.most);
    case 'days':
      return numbers(schedule.days.length);
    case 'daily':
      return days;
    case 'monthly':
      return [...new Set(days.map((day) => day.slice(0, 7)))];
  }
}

/**
 * The letters of these occasions that we have already sent, with their days, by notice key. The caller knows only a hash of each key.
 * @param traces - the day of each letter, by the hash of its key
 */
export function knownTurns(
  occasions: readonly Occasion[],
  traces: ReadonlyMap<string, string>,
  traceOf: (noticeKey: string) => string,
): ReadonlyMap<string, string> {
  const days = [...new Set(traces.values())].sort();
  const found = new Map<string, string>();
  for (const { key, schedule } of occasions) {
    for (const period of periods(schedule, days)) {
      const noticeKey = `${key}|${period}`;
      const day = traces.get(traceOf(noticeKey));
      if (day !== undefined) found.set(noticeKey, day);
    }
  }
  return found;
}
