import { ApiError, invalidArgument } from '../core/errors.ts';
import { json, type Route } from '../core/exchange.ts';
import { checkQuery } from '../sheets/query.ts';
import {
  int32,
  list,
  message,
  outputOnly,
  parseBody,
  type Shape,
  text,
  unsupportedFields,
  verbatim,
} from '../sheets/shape.ts';
import type { Subscription } from './model.ts';
import type { PushDelivery } from './push-delivery.ts';
import {
  acknowledge,
  addSubscription,
  addTopic,
  demandTopic,
  loadSubscription,
  pendingMessages,
  publish,
} from './repository.ts';

const TOPIC = `(?<topic>projects/[^/:]+/topics/[^/:]+)`;
const SUBSCRIPTION = `(?<subscription>projects/[^/:]+/subscriptions/[^/:]+)`;

/** Maximum messages per publish call. */
const MOST_MESSAGES = 1000;

const attributes: Shape<Readonly<Record<string, string>>> = {
  read(value, at) {
    const entries = Object.entries(verbatim.read(value, at));
    return Object.fromEntries(entries.map(([name, each]) => [name, text.read(each, `${at}.${name}`)]));
  },
};

const publishMessage = message({
  messages: list(
    message({
      data: text,
      attributes,
      messageId: outputOnly,
      publishTime: outputOnly,
      ...unsupportedFields('orderingKey'),
    }),
  ),
});

const topicMessage = message({
  name: text,
  ...unsupportedFields('labels', 'messageStoragePolicy', 'kmsKeyName', 'schemaSettings', 'messageRetentionDuration'),
});

const subscriptionMessage = message({
  name: text,
  topic: text,
  pushConfig: message({
    pushEndpoint: text,
    oidcToken: message({ serviceAccountEmail: text, audience: text }),
    ...unsupportedFields('attributes', 'pubsubWrapper', 'noWrapper'),
  }),
  ackDeadlineSeconds: int32,
  retryPolicy: message({ minimumBackoff: text, maximumBackoff: text }),
  deadLetterPolicy: message({ deadLetterTopic: text, maxDeliveryAttempts: int32 }),
  ...unsupportedFields(
    'filter',
    'enableMessageOrdering',
    'enableExactlyOnceDelivery',
    'bigqueryConfig',
    'cloudStorageConfig',
  ),
  ...unsupportedFields('labels', 'expirationPolicy', 'retainAckedMessages', 'messageRetentionDuration', 'detached'),
});

const pullMessage = message({ maxMessages: int32, returnImmediately: outputOnly });
const acknowledgeMessage = message({ ackIds: list(text) });

function between(value: number, low: number, high: number, field: string): number {
  if (value >= low && value <= high) return value;
  throw invalidArgument(`Invalid ${field}: must be between ${low} and ${high}.`);
}

function toSubscription(name: string, sent: ReturnType<typeof subscriptionMessage.read>): Subscription {
  const { retryPolicy, deadLetterPolicy, pushConfig } = sent;
  return {
    name,
    topic: sent.topic ?? '',
    ackDeadlineSeconds: between(sent.ackDeadlineSeconds || 10, 10, 600, 'ackDeadlineSeconds'),
    ...(pushConfig ? { pushConfig } : {}),
    ...(retryPolicy
      ? {
          retryPolicy: {
            minimumBackoff: retryPolicy.minimumBackoff ?? '10s',
            maximumBackoff: retryPolicy.maximumBackoff ?? '600s',
          },
        }
      : {}),
    ...(deadLetterPolicy
      ? {
          deadLetterPolicy: {
            deadLetterTopic: deadLetterPolicy.deadLetterTopic ?? '',
            maxDeliveryAttempts: between(deadLetterPolicy.maxDeliveryAttempts || 5, 5, 100, 'maxDeliveryAttempts'),
          },
        }
      : {}),
  };
}

/** Pub/Sub v1 at Google's own paths: topics, push and pull subscriptions, publish. All other paths answer 404. */
export const pubsubRoutes = (pushDelivery: PushDelivery): readonly Route[] => [
  {
    method: 'PUT',
    pattern: new RegExp(`^/v1/${TOPIC}$`),
    handle(request, { topic = '' }, { store }) {
      checkQuery(request.query);
      topicMessage.read(parseBody(request.body), '');
      addTopic(store, topic);
      return json({ name: topic }, request);
    },
  },
  {
    method: 'GET',
    pattern: new RegExp(`^/v1/${TOPIC}$`),
    handle(request, { topic = '' }, { store }) {
      demandTopic(store, topic);
      return json({ name: topic }, request);
    },
  },
  {
    method: 'POST',
    pattern: new RegExp(`^/v1/${TOPIC}:publish$`),
    handle(request, { topic = '' }, context) {
      checkQuery(request.query);
      const { messages = [] } = publishMessage.read(parseBody(request.body), '');
      demandTopic(context.store, topic);
      if (messages.length === 0 || messages.length > MOST_MESSAGES) {
        throw invalidArgument(`The value for message_count is out of range: must be between 1 and ${MOST_MESSAGES}.`);
      }
      const empty = messages.some(({ data, attributes }) => !data && Object.keys(attributes ?? {}).length === 0);
      if (empty) throw invalidArgument('One or more messages in the publish request is empty.');
      const messageIds = messages.map((each) => publish(context, topic, each));
      // Runs after this request's transaction, because only committed messages are delivered.
      setImmediate(() => pushDelivery.wake());
      return json({ messageIds }, request);
    },
  },
  {
    method: 'PUT',
    pattern: new RegExp(`^/v1/${SUBSCRIPTION}$`),
    handle(request, { subscription = '' }, { store }) {
      checkQuery(request.query);
      const made = toSubscription(subscription, subscriptionMessage.read(parseBody(request.body), ''));
      demandTopic(store, made.topic);
      if (made.deadLetterPolicy) demandTopic(store, made.deadLetterPolicy.deadLetterTopic);
      addSubscription(store, made);
      return json(made, request);
    },
  },
  {
    method: 'GET',
    pattern: new RegExp(`^/v1/${SUBSCRIPTION}$`),
    handle: (request, { subscription = '' }, { store }) => json(loadSubscription(store, subscription), request),
  },
  {
    method: 'POST',
    pattern: new RegExp(`^/v1/${SUBSCRIPTION}:pull$`),
    handle(request, { subscription = '' }, { store }) {
      const { maxMessages = 0 } = pullMessage.read(parseBody(request.body), '');
      if (maxMessages < 1) throw invalidArgument('You must specify a positive maxMessages.');
      const { pushConfig } = loadSubscription(store, subscription);
      if (pushConfig?.pushEndpoint) {
        throw new ApiError(400, 'FAILED_PRECONDITION', 'Operation not allowed on a push subscription.');
      }
      const received = [...pendingMessages(store, subscription).values()].slice(0, maxMessages);
      const receivedMessages = received.map(({ message: each }) => ({ ackId: each.messageId, message: each }));
      return json(received.length > 0 ? { receivedMessages } : {}, request);
    },
  },
  {
    method: 'POST',
    pattern: new RegExp(`^/v1/${SUBSCRIPTION}:acknowledge$`),
    handle(request, { subscription = '' }, { store }) {
      loadSubscription(store, subscription);
      const { ackIds = [] } = acknowledgeMessage.read(parseBody(request.body), '');
      for (const ackId of ackIds) acknowledge(store, subscription, ackId);
      return json({}, request);
    },
  },
];
