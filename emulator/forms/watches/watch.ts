import type { Context } from '../../core/exchange.ts';

export type EventType = 'RESPONSES' | 'SCHEMA';

/** A watch of a form as stored (collection `watch/<formId>`, by id). */
export interface WatchDocument {
  readonly id: string;
  readonly formId: string;
  readonly topicName: string;
  readonly eventType: EventType;
  /** RFC 3339. */
  readonly createTime: string;
  readonly expireTime: string;
  /** Why deliveries failed; present while the watch is suspended. */
  readonly errorType?: string;
  /** Time of the last notification, RFC 3339. */
  readonly notifiedTime?: string;
  /** Whether a notification is postponed, because its event came too soon after the last notification. */
  readonly due?: true;
}

const watchesOf = (formId: string): string => `watch/${formId}`;
/** The collection with the ids of forms that have postponed notifications. The timer reads this collection. */
const DUE = 'due-watch';

const DAYS_7 = 7 * 24 * 3600 * 1000;

export const sevenDaysOn = ({ clock }: Pick<Context, 'clock'>): string =>
  new Date(clock.now().getTime() + DAYS_7).toISOString();

type Reads = Pick<Context, 'store' | 'clock'>;

/** The unexpired watches of a form, oldest first. */
export function activeWatches({ store, clock }: Reads, formId: string): WatchDocument[] {
  const now = clock.now().toISOString();
  return [...store.list<WatchDocument>(watchesOf(formId)).values()].filter(({ expireTime }) => expireTime > now);
}

export function findWatch(context: Reads, formId: string, id: string): WatchDocument | undefined {
  return activeWatches(context, formId).find((each) => each.id === id);
}

export function saveWatch({ store }: Pick<Context, 'store'>, watch: WatchDocument): void {
  store.put(watchesOf(watch.formId), watch.id, watch);
  if (watch.due) store.put(DUE, watch.formId, {});
}

export function removeWatch({ store }: Pick<Context, 'store'>, { formId, id }: WatchDocument): void {
  store.delete(watchesOf(formId), id);
}

/** The forms with postponed notifications. */
export function formsDue({ store }: Pick<Context, 'store'>): string[] {
  return [...store.list(DUE).keys()];
}

export function forgetDue({ store }: Pick<Context, 'store'>, formId: string): void {
  store.delete(DUE, formId);
}
