import { ApiError } from '../core/errors.ts';
import type { Context } from '../core/exchange.ts';
import type { Store } from '../core/store.ts';
import type { Message, Pending, Subscription } from './model.ts';

const TOPICS = 'topic';
const SUBSCRIPTIONS = 'subscription';
const pendingOf = (subscription: string): string => `pending/${subscription}`;

const missing = (name: string) =>
  new ApiError(404, 'NOT_FOUND', `Resource not found (resource=${name.split('/').at(-1)}).`);

export function topicExists(store: Store, name: string): boolean {
  return store.get(TOPICS, name) !== undefined;
}

/** @throws 409 if the topic exists */
export function addTopic(store: Store, name: string): void {
  if (topicExists(store, name)) {
    throw new ApiError(
      409,
      'ALREADY_EXISTS',
      `Resource already exists in the project (resource=${name.split('/').at(-1)}).`,
    );
  }
  store.put(TOPICS, name, { name });
}

/** @throws 404 if the topic does not exist */
export function demandTopic(store: Store, name: string): void {
  if (!topicExists(store, name)) throw missing(name);
}

/** @throws 409 if the subscription exists */
export function addSubscription(store: Store, subscription: Subscription): void {
  if (store.get(SUBSCRIPTIONS, subscription.name)) {
    const resource = subscription.name.split('/').at(-1);
    throw new ApiError(409, 'ALREADY_EXISTS', `Resource already exists in the project (resource=${resource}).`);
  }
  store.put(SUBSCRIPTIONS, subscription.name, subscription);
}

/** @throws 404 if the subscription does not exist */
export function loadSubscription(store: Store, name: string): Subscription {
  const subscription = findSubscription(store, name);
  if (!subscription) throw missing(name);
  return subscription;
}

export function findSubscription(store: Store, name: string): Subscription | undefined {
  return store.get<Subscription>(SUBSCRIPTIONS, name);
}

export function allSubscriptions(store: Store): readonly Subscription[] {
  return [...store.list<Subscription>(SUBSCRIPTIONS).values()];
}

export function pendingMessages(store: Store, subscription: string): ReadonlyMap<string, Pending> {
  return store.list<Pending>(pendingOf(subscription));
}

export function savePending(store: Store, subscription: string, pending: Pending): void {
  store.put(pendingOf(subscription), pending.message.messageId, pending);
}

export function acknowledge(store: Store, subscription: string, messageId: string): void {
  store.delete(pendingOf(subscription), messageId);
}

/** Adds a message to every subscription of the topic. Without subscriptions, the message is lost, as at Google. */
export function publish(
  { store, clock, ids }: Pick<Context, 'store' | 'clock' | 'ids'>,
  topic: string,
  content: Pick<Message, 'data' | 'attributes'>,
): string {
  const message = { ...content, messageId: ids.decimal(), publishTime: clock.now().toISOString() };
  for (const { name } of allSubscriptions(store).filter((each) => each.topic === topic)) {
    savePending(store, name, { message, attempts: 0 });
  }
  return message.messageId;
}
