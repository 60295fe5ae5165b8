import { addDays } from '../calendar/day.ts';
import type { Coming } from './forecast.ts';
import { type Item, type NoticeSchedule, noticeKey, type Waiting } from './letters-of-day.ts';
import { timingOf } from './sending-rules.ts';

/** The reasons to wait that end by themselves after some time. */
const PASSING: ReadonlySet<Waiting> = new Set(['day', 'hours', 'turn', 'budget']);

/** The longest leave, in days. */
const LONGEST_LEAVE = 366;

/** The day on which a letter that waits can go: as the forecast says, or the next day that its timing allows. */
export function nextDayIn({ allowsDay }: NoticeSchedule, coming: ReadonlyMap<string, Coming>, today: string) {
  return (item: Item & { readonly why: Waiting }): string | undefined => {
    if (!PASSING.has(item.why)) return undefined;
    const known = coming.get(noticeKey(item))?.day;
    if (known !== undefined) return known;
    const timing = timingOf(item.occasion, item.turn);
    for (let ahead = 1; ahead <= LONGEST_LEAVE; ahead++) {
      const day = addDays(today, ahead);
      if (allowsDay(timing, day)) return day;
    }
    return undefined;
  };
}
