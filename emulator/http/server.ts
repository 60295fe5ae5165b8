import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { App } from '../core/app.ts';
import { ApiError } from '../core/errors.ts';
import { type Answer, type Request, settled } from '../core/exchange.ts';
import { refuse } from '../core/refuse.ts';
import type { Gate } from '../gate/gate.ts';
import { answerUnread, readBody } from './body.ts';
import { headOf } from './head.ts';
import { opened } from './opened.ts';
import { payloadOf } from './payload.ts';
import { requestBatcher } from './request-batcher.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

export interface Listening {
  /** The server's root address with a trailing slash, for the clients' `rootUrl`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** The port to listen at; 0 means any free port. */
  readonly port: number;
  readonly host: string;
  readonly timeouts?: ServerTimeouts;
}

/** How long the server waits for a request, in milliseconds. Slower clients get 408. */
export interface ServerTimeouts {
  readonly headers: number;
  /** How long the whole request may take, with its body. */
  readonly request: number;
  /** How often the server checks for slow clients. */
  readonly interval: number;
}

const DEFAULT_TIMEOUTS: ServerTimeouts = { headers: 15_000, request: 60_000, interval: 5_000 };

/** The root address of a server, with a trailing slash. Port 0 means none. */
export const rootOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}${port === 0 ? '' : `:${port}`}/`;

/** Serves the app over HTTP. Rejects with Node's own error (`code` EADDRINUSE, …) if the port is not available. */
export async function listen(
  app: App,
  gate: Gate,
  { port, host, timeouts = DEFAULT_TIMEOUTS }: ListenOptions,
): Promise<Listening> {
  const times = {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.interval,
  };
  const batched = requestBatcher(app);
  const answered = (request: Request, together: boolean): Answer | Promise<Answer> =>
    together ? batched(request) : app.handle(request);
  const server = createServer(times, (incoming, outgoing) => {
    serve(answered, gate, incoming, outgoing).catch((error: unknown) =>
      outgoing.destroy(error instanceof Error ? error : undefined),
    );
  });
  // A bound script blocks this process while it runs. Connections that wait for the script must stay usable.
  server.keepAliveTimeout = 120_000;
  const { port: actual, close } = await opened(server, port, host);
  return { url: rootOf(host, actual), close };
}

const TWO_HOSTS = new ApiError(400, 'INVALID_ARGUMENT', 'A request names one host.');

async function serve(
  answered: (request: Request, together: boolean) => Answer | Promise<Answer>,
  gate: Gate,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const head = headOf(incoming.method ?? 'GET', incoming.url ?? '', incoming.headers);
  // With two Host headers, the intended server is unclear (RFC 9112, 3.2).
  if ((incoming.headersDistinct.host?.length ?? 0) > 1)
    return answerUnread(incoming, outgoing, refuse(TWO_HOSTS, head));
  const verdict = gate(head);
  if ('refused' in verdict) return answerUnread(incoming, outgoing, verdict.refused);
  const body = await readBody(incoming, verdict.bodyLimit);
  if (!body) return answerUnread(incoming, outgoing, verdict.tooLarge());
  const answer = await settled(await answered({ ...verdict.head, body }, verdict.together));
  await deliver({ ...answer, headers: { ...answer.headers, ...verdict.headers } }, incoming, outgoing);
}

async function deliver(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { status, headers, delivery = {} } = answer;
  const payload = await payloadOf(answer);
  const { cutAfter } = delivery;
  if (cutAfter !== undefined && cutAfter < 0) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { ...SAFE_HEADERS, ...headers, 'content-length': payload.byteLength });
  if (incoming.method === 'HEAD') outgoing.end();
  else if (cutAfter === undefined) outgoing.end(payload);
  else outgoing.write(payload.subarray(0, cutAfter), () => outgoing.destroy());
}
