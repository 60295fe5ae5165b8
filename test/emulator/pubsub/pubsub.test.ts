import { createServer, type Server } from 'node:http';
import { OAuth2Client } from 'google-auth-library';
import { auth, pubsub, type pubsub_v1 } from 'googleapis/build/src/apis/pubsub/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';

const TOPIC = 'projects/test/topics/schools';
const DEAD = 'projects/test/topics/schools-dead';
const PUSHED = 'projects/test/subscriptions/schools-push';
const READ_DEAD = 'projects/test/subscriptions/dead-read';

interface Delivery {
  readonly authorization: string | undefined;
  readonly body: {
    readonly subscription: string;
    readonly deliveryAttempt?: number;
    readonly message: { readonly data: string; readonly messageId: string; readonly publishTime: string };
  };
}

let emulator: Emulator;
let client: pubsub_v1.Pubsub;
let endpoint: Server;
let url = '';
let deliveries: Delivery[] = [];
let answers: (delivery: Delivery) => number = () => 204;

const base64 = (text: string) => Buffer.from(text).toString('base64');

beforeEach(async () => {
  deliveries = [];
  answers = () => 204;
  emulator = await createEmulator({ seed: 1 });
  const account = new auth.OAuth2();
  account.setCredentials({ access_token: 'sweep@example.org' });
  client = pubsub({ version: 'v1', rootUrl: emulator.url, auth: account, retry: false });
  endpoint = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const delivery = { authorization: request.headers.authorization, body: JSON.parse(String(Buffer.concat(chunks))) };
    deliveries.push(delivery);
    response.writeHead(answers(delivery)).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const address = endpoint.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/push`;
  await client.projects.topics.create({ name: TOPIC, requestBody: {} });
  await client.projects.topics.create({ name: DEAD, requestBody: {} });
  return async () => {
    await emulator.close();
    await new Promise<void>((resolve) => {
      endpoint.close(() => resolve());
      endpoint.closeAllConnections();
    });
  };
});

async function subscribe(extra: pubsub_v1.Schema$Subscription = {}): Promise<void> {
  const requestBody = {
    topic: TOPIC,
    pushConfig: {
      pushEndpoint: url,
      oidcToken: { serviceAccountEmail: 'push@example.org', audience: 'https://example.org/run' },
    },
    ackDeadlineSeconds: 600,
    ...extra,
  };
  await client.projects.subscriptions.create({ name: PUSHED, requestBody });
}

const publish = (text: string) =>
  client.projects.topics.publish({ topic: TOPIC, requestBody: { messages: [{ data: base64(text) }] } });

describe('a push subscription', () => {
  it('gets each message in an envelope, with an identity token that Google’s own client accepts', async () => {
    await subscribe();
    const { data } = await publish('first');
    await expect.poll(() => deliveries).toHaveLength(1);
    expect(deliveries[0]?.body).toMatchObject({
      subscription: PUSHED,
      message: { data: base64('first'), messageId: data.messageIds?.[0], publishTime: expect.any(String) },
    });
    const verifier = new OAuth2Client({
      endpoints: { oauth2FederatedSignonPemCertsUrl: `${emulator.url}oauth2/v1/certs` },
    });
    const idToken = deliveries[0]?.authorization?.replace('Bearer ', '') ?? '';
    const ticket = await verifier.verifyIdToken({ idToken, audience: 'https://example.org/run' });
    expect(ticket.getPayload()).toMatchObject({ email: 'push@example.org', email_verified: true });
  });

  it('is retried until it acknowledges, and then not again', async () => {
    answers = () => (deliveries.length < 4 ? 500 : 200);
    await subscribe();
    await publish('again');
    await expect.poll(() => deliveries).toHaveLength(4);
    await publish('next');
    await expect.poll(() => deliveries).toHaveLength(5);
    expect(new Set(deliveries.slice(0, 4).map(({ body }) => body.message.messageId)).size).toBe(1);
    expect(deliveries[4]?.body.message.data).toBe(base64('next'));
  });

  it('hands a message that is never acknowledged to the dead-letter topic, and says where it came from', async () => {
    answers = ({ body }) => (body.message.data === base64('poison') ? 500 : 200);
    await client.projects.subscriptions.create({ name: READ_DEAD, requestBody: { topic: DEAD } });
    await subscribe({ deadLetterPolicy: { deadLetterTopic: DEAD, maxDeliveryAttempts: 5 } });
    await publish('poison');
    await publish('good');
    const pull = async () =>
      (await client.projects.subscriptions.pull({ subscription: READ_DEAD, requestBody: { maxMessages: 10 } })).data;
    await expect.poll(pull).toMatchObject({ receivedMessages: [{}] });
    const [dead] = (await pull()).receivedMessages ?? [];
    expect(dead?.message).toMatchObject({
      data: base64('poison'),
      attributes: {
        CloudPubSubDeadLetterSourceDeliveryCount: '5',
        CloudPubSubDeadLetterSourceSubscription: 'schools-push',
      },
    });
    const poisoned = deliveries.filter(({ body }) => body.message.data === base64('poison'));
    expect(poisoned.map(({ body }) => body.deliveryAttempt)).toEqual([1, 2, 3, 4, 5]);
    await client.projects.subscriptions.acknowledge({
      subscription: READ_DEAD,
      requestBody: { ackIds: [dead?.ackId ?? ''] },
    });
    expect(await pull()).toEqual({});
  });

  it('waits between deliveries according to its retry policy', async () => {
    answers = () => 500;
    await subscribe({ retryPolicy: { minimumBackoff: '600s', maximumBackoff: '600s' } });
    await publish('later');
    await expect.poll(() => deliveries).toHaveLength(1);
    await publish('other');
    await expect.poll(() => deliveries).toHaveLength(2);
    expect(deliveries[1]?.body.message.data).toBe(base64('other'));
  });
});

describe('what Pub/Sub refuses', () => {
  it.each([
    ['a topic that exists', () => client.projects.topics.create({ name: TOPIC, requestBody: {} }), 409],
    [
      'publishing to a topic that does not',
      () => client.projects.topics.publish({ topic: `${TOPIC}-x`, requestBody: { messages: [{ data: 'eA==' }] } }),
      404,
    ],
    ['an empty message', () => client.projects.topics.publish({ topic: TOPIC, requestBody: { messages: [{}] } }), 400],
    ['no message', () => client.projects.topics.publish({ topic: TOPIC, requestBody: {} }), 400],
    [
      'fewer than five attempts',
      () => subscribe({ deadLetterPolicy: { deadLetterTopic: DEAD, maxDeliveryAttempts: 4 } }),
      400,
    ],
    ['a deadline of eleven minutes', () => subscribe({ ackDeadlineSeconds: 660 }), 400],
    ['what the emulator lacks', () => subscribe({ enableMessageOrdering: true }), 501],
  ])('%s', async (_, call, status) => {
    await expect(call()).rejects.toMatchObject({ status });
  });

  it('pulling from a push subscription', async () => {
    await subscribe();
    const pull = client.projects.subscriptions.pull({ subscription: PUSHED, requestBody: { maxMessages: 1 } });
    await expect(pull).rejects.toMatchObject({ status: 400, message: 'Operation not allowed on a push subscription.' });
  });
});
