import type { Context, TopicMessage } from '../../core/exchange.ts';
import { topicExists } from '../../pubsub/repository.ts';
import { activeWatches, type EventType, forgetDue, formsDue, saveWatch, type WatchDocument } from './watch.ts';

/** The minimum pause between a watch's notifications, in ms: https://developers.google.com/workspace/forms/api/guides/push-notifications. */
const PAUSE = 30_000;

type Parts = Pick<Context, 'store' | 'clock'> & { readonly messages: TopicMessage[] };

/** Notifies the form's watches of an event: at once, or when the pause after the last notification is over. */
export function notifyWatches(formId: string, eventType: EventType, context: Parts): void {
  for (const watch of activeWatches(context, formId)) {
    if (watch.eventType === eventType && !watch.errorType) notify(watch, context);
  }
}

/** Sends the postponed notifications whose pause is over. A timer calls this. */
export function notifyLate(context: Parts): void {
  for (const formId of formsDue(context)) {
    forgetDue(context, formId);
    for (const watch of activeWatches(context, formId)) if (watch.due) notify(watch, context);
  }
}

function notify(watch: WatchDocument, context: Parts): void {
  const now = context.clock.now();
  const { due: _due, ...rest } = watch;
  if (watch.notifiedTime && now.getTime() < Date.parse(watch.notifiedTime) + PAUSE) {
    saveWatch(context, { ...rest, due: true });
    return;
  }
  if (!topicExists(context.store, watch.topicName)) {
    saveWatch(context, { ...rest, errorType: 'PROJECT_NOT_AUTHORIZED' });
    return;
  }
  const { formId, id: watchId, eventType, topicName } = watch;
  context.messages.push({ topicName, attributes: { formId, watchId, eventType } });
  saveWatch(context, { ...rest, notifiedTime: now.toISOString() });
}
