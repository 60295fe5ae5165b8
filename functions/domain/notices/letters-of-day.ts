import type { WorkingDays } from '../calendar/working-days.ts';
import type { Recipient } from '../context.ts';
import { byPriority, withinLimit } from './daily-limit.ts';
import { dueTurn, spent } from './due.ts';
import type { History, Used } from './history.ts';
import type { Occasion, PostDay, Timing, Turn } from './occasion.ts';
import { allowedAt, timingOf, waitsItsTurn } from './sending-rules.ts';

/** A notice that is due. */
export interface Item {
  readonly occasion: Occasion;
  readonly turn: Turn;
}

/** Everything that one person gets in one letter. The most urgent notice comes first. */
export interface Bundle {
  readonly to: Recipient;
  readonly items: readonly Item[];
}

export type Waiting = 'day' | 'hours' | 'turn' | 'earlier' | 'budget' | 'address' | 'held' | 'elsewhere';

/** The occasions and the rules for sending, which are the same on every day. */
export interface NoticeSchedule {
  readonly occasions: readonly Occasion[];
  readonly calendar: WorkingDays;
  readonly allowsDay: (timing: Timing, day: string) => boolean;
  readonly permits: (occasion: Occasion, turn: Turn, day: string) => boolean;
  readonly reachable: (to: Recipient) => boolean;
  /** Whether this run may send letters to a person. If not, another run sends them. */
  readonly delivers: (to: Recipient) => boolean;
  readonly isHeld: (key: string) => boolean;
}

interface Day {
  readonly day: string;
  readonly daytime: boolean;
  readonly budget: number;
  /** People who have already got today's letter. */
  readonly busy: ReadonlySet<Recipient>;
  /** People whose earlier letter waits for another attempt. */
  readonly behind?: ReadonlySet<Recipient>;
}

export interface Post {
  readonly bundles: readonly Bundle[];
  readonly waiting: readonly (Item & { readonly why: Waiting })[];
  readonly view: PostDay;
}

export function noticeKey({ occasion, turn }: Item): string {
  return `${occasion.key}|${turn.period}`;
}

const byUrgency = (a: Item, b: Item) =>
  a.occasion.urgency - b.occasion.urgency ||
  (a.occasion.key < b.occasion.key ? -1 : a.occasion.key > b.occasion.key ? 1 : 0);

function bundled(items: readonly Item[]): Bundle[] {
  const byPerson = new Map<Recipient, Item[]>();
  for (const item of items) {
    const own = byPerson.get(item.occasion.to);
    if (own) own.push(item);
    else byPerson.set(item.occasion.to, [item]);
  }
  return [...byPerson].map(([to, own]) => ({ to, items: own.sort(byUrgency) })).sort(byPriority);
}

function awaited(occasions: readonly Occasion[], past: History, day: string): PostDay['awaited'] {
  return occasions.flatMap((occasion) => {
    if (!occasion.asks || !past.has(occasion.key)) return [];
    return [{ occasion, ...spent(occasion, past, day) }];
  });
}

/** The letters to send on a day, and the due letters that must wait. */
export function postOf(schedule: NoticeSchedule, past: History, { day, daytime, budget, busy, behind }: Day): Post {
  const ready: Item[] = [];
  const conditional: Item[] = [];
  const waiting: (Item & { why: Waiting })[] = [];

  const obstacle = (item: Item): Waiting | undefined => {
    const { occasion, turn } = item;
    const timing = timingOf(occasion, turn);
    if (schedule.isHeld(noticeKey(item))) return 'held';
    if (!schedule.allowsDay(timing, day)) return 'day';
    if (!schedule.reachable(occasion.to)) return 'address';
    if (!allowedAt(timing, daytime)) return 'hours';
    if (waitsItsTurn(timing) && busy.has(occasion.to)) return 'turn';
    if (waitsItsTurn(timing) && behind?.has(occasion.to)) return 'earlier';
    return schedule.delivers(occasion.to) ? undefined : 'elsewhere';
  };
  for (const occasion of schedule.occasions) {
    const turn = dueTurn(occasion, past, day, schedule.calendar);
    if (!turn || !schedule.permits(occasion, turn, day)) continue;
    const item = { occasion, turn };
    const why = obstacle(item);
    if (occasion.applies) conditional.push(item);
    else if (why) waiting.push({ ...item, why });
    else ready.push(item);
  }

  const postponed = withinLimit(bundled(ready), budget).later.length;
  const view: PostDay = {
    day,
    awaited: conditional.length > 0 ? awaited(schedule.occasions, past, day) : [],
    postponed,
    elsewhere: bundled(waiting.filter(({ why }) => why === 'elsewhere')),
  };
  for (const item of conditional.filter(({ occasion }) => occasion.applies?.(view))) {
    const why = obstacle(item);
    if (why) waiting.push({ ...item, why });
    else ready.push(item);
  }
  const { now, later } = withinLimit(bundled(ready), budget);
  const late = later.flatMap(({ items }) => items.map((item) => ({ ...item, why: 'budget' as const })));
  return { bundles: now, waiting: [...waiting, ...late], view };
}

/** Adds the sent letters to the history. */
export function addPost(past: Map<string, readonly Used[]>, bundles: readonly Bundle[], day: string): void {
  for (const { occasion, turn } of bundles.flatMap(({ items }) => items)) {
    past.set(occasion.key, [...(past.get(occasion.key) ?? []), { period: turn.period, day }]);
  }
}
