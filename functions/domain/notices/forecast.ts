import { FORECAST_DAYS } from '../../../sheets-schema/tables/outbox.ts';
import { addDays } from '../calendar/day.ts';
import type { History } from './history.ts';
import { addPost, type Item, type NoticeSchedule, noticeKey, postOf } from './letters-of-day.ts';
import type { PostDay } from './occasion.ts';

/** A notice of the coming days. It will be sent unless its reason disappears, or the curator holds it back. */
export interface Coming extends Item {
  readonly day: string;
  readonly view: PostDay;
  readonly held: boolean;
}

/**
 * The letters of the coming days, by key, if nobody acts. A held letter is listed on the first day on which it would be due.
 * @param restOfToday - how many letters may still go today, and who already got a letter
 */
export function forecast(
  schedule: NoticeSchedule,
  past: History,
  today: string,
  dailyBudget: number,
  restOfToday?: { readonly budget: number; readonly busy: ReadonlySet<string> },
): Map<string, Coming> {
  const coming = new Map<string, Coming>();
  const known = new Map(past);
  for (let ahead = restOfToday ? 0 : 1; ahead <= FORECAST_DAYS; ahead++) {
    const day = addDays(today, ahead);
    const limits = ahead === 0 && restOfToday ? restOfToday : { budget: dailyBudget, busy: new Set<string>() };
    const { bundles, waiting, view } = postOf(schedule, known, { day, daytime: true, ...limits });
    for (const item of bundles.flatMap(({ items }) => items)) {
      coming.set(noticeKey(item), { ...item, day, view, held: false });
    }
    for (const { why, ...item } of waiting) {
      const key = noticeKey(item);
      if (why === 'held' && !coming.has(key)) coming.set(key, { ...item, day, view, held: true });
    }
    addPost(known, bundles, day);
  }
  return coming;
}
