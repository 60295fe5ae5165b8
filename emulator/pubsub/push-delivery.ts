import type { Context } from '../core/exchange.ts';
import { StoreError } from '../core/store-error.ts';
import { identityToken } from '../oidc/identity-token.ts';
import type { Pending, Subscription } from './model.ts';
import {
  acknowledge,
  allSubscriptions,
  findSubscription,
  pendingMessages,
  publish,
  savePending,
} from './repository.ts';

/** Statuses that acknowledge a pushed message. */
const ACKNOWLEDGING = new Set([102, 200, 201, 202, 204]);

/** Milliseconds before we repeat a delivery whose result we could not record. */
const UNRECORDED_MS = 10_000;

const seconds = (duration: string): number => Number.parseFloat(duration);

/** Milliseconds before the next delivery. The wait doubles each time, within the policy's bounds. Without a retry policy, there is no wait. */
function backoff({ retryPolicy }: Subscription, attempts: number): number {
  if (!retryPolicy) return 0;
  const wait = seconds(retryPolicy.minimumBackoff) * 2 ** (attempts - 1);
  return Math.min(wait, seconds(retryPolicy.maximumBackoff)) * 1000;
}

/** The body of a push: https://cloud.google.com/pubsub/docs/push#receive_push. */
function envelope({ name, deadLetterPolicy }: Subscription, { message, attempts }: Pending): string {
  return JSON.stringify({
    message: { ...message, message_id: message.messageId, publish_time: message.publishTime },
    subscription: name,
    ...(deadLetterPolicy ? { deliveryAttempt: attempts + 1 } : {}),
  });
}

/** Delivers the messages of push subscriptions again and again, until they are acknowledged or become dead letters. */
export class PushDelivery {
  private readonly parts: Pick<Context, 'store' | 'clock' | 'ids'>;
  /** Messages in delivery or waiting for the next delivery, by subscription and id. */
  private readonly busy = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stopped = new AbortController();

  constructor(parts: Pick<Context, 'store' | 'clock' | 'ids'>) {
    this.parts = parts;
  }

  /** Looks for messages to deliver; called after each published message and each delivery, and at the emulator's start. */
  wake(): void {
    if (this.stopped.signal.aborted) return;
    for (const { name, pushConfig } of allSubscriptions(this.parts.store)) {
      if (!pushConfig?.pushEndpoint) continue;
      for (const messageId of pendingMessages(this.parts.store, name).keys()) void this.deliver(name, messageId);
    }
  }

  stop(): void {
    this.stopped.abort();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private async deliver(name: string, messageId: string): Promise<void> {
    const key = `${name} ${messageId}`;
    if (this.busy.has(key)) return;
    this.busy.add(key);
    const subscription = findSubscription(this.parts.store, name);
    const pending = pendingMessages(this.parts.store, name).get(messageId);
    const acknowledged = subscription && pending ? await this.push(subscription, pending) : true;
    if (this.stopped.signal.aborted || !subscription || !pending) return;
    const wait = this.recorded(subscription, pending, acknowledged);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.busy.delete(key);
      this.wake();
    }, wait);
    this.timers.add(timer);
  }

  /** Records how a delivery ended. If the write fails, we deliver the message again, because every message must arrive at least once. */
  private recorded(subscription: Subscription, pending: Pending, acknowledged: boolean): number {
    try {
      return this.parts.store.transaction(() => this.settle(subscription, pending, acknowledged));
    } catch (error) {
      if (error instanceof StoreError) return UNRECORDED_MS;
      throw error;
    }
  }

  /** Records how a delivery ended. @returns the milliseconds until the next look at the subscription */
  private settle(subscription: Subscription, { message, attempts }: Pending, acknowledged: boolean): number {
    const { store } = this.parts;
    const { name, deadLetterPolicy } = subscription;
    if (acknowledged) {
      acknowledge(store, name, message.messageId);
      return 0;
    }
    const failed = attempts + 1;
    if (deadLetterPolicy && failed >= deadLetterPolicy.maxDeliveryAttempts) {
      publish(this.parts, deadLetterPolicy.deadLetterTopic, {
        ...(message.data === undefined ? {} : { data: message.data }),
        attributes: {
          ...message.attributes,
          CloudPubSubDeadLetterSourceDeliveryCount: String(failed),
          CloudPubSubDeadLetterSourceSubscription: name.split('/').at(-1) ?? '',
          CloudPubSubDeadLetterSourceSubscriptionProject: name.split('/')[1] ?? '',
          CloudPubSubDeadLetterSourceTopicPublishTime: message.publishTime,
        },
      });
      acknowledge(store, name, message.messageId);
      return 0;
    }
    savePending(store, name, { message, attempts: failed });
    return backoff(subscription, failed);
  }

  /** One delivery. @returns whether the endpoint acknowledged the message in time */
  private async push(subscription: Subscription, pending: Pending): Promise<boolean> {
    const { pushEndpoint = '', oidcToken } = subscription.pushConfig ?? {};
    const token =
      oidcToken?.serviceAccountEmail &&
      identityToken(this.parts.store, {
        email: oidcToken.serviceAccountEmail,
        audience: oidcToken.audience ?? pushEndpoint,
      });
    try {
      const answer = await fetch(pushEndpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: envelope(subscription, pending),
        signal: AbortSignal.any([this.stopped.signal, AbortSignal.timeout(subscription.ackDeadlineSeconds * 1000)]),
      });
      await answer.arrayBuffer();
      return ACKNOWLEDGING.has(answer.status);
    } catch {
      // The endpoint is unreachable, cut us off or answered too late, so we retry.
      return false;
    }
  }
}
