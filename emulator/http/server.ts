import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '../core/app.ts';
import { ApiError } from '../core/errors.ts';
import type { Answer, Request } from '../core/exchange.ts';
import { refuse } from '../core/refuse.ts';

export interface Listening {
  /** Root address with a trailing slash, as the clients' `rootUrl` wants it. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
}

/** Google advises 2 MB a request; file uploads may be larger. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** Serves the app over HTTP. Rejects with Node's own error (`code` EADDRINUSE, …) when the port cannot be taken. */
export async function listen(app: App, { port, host = '127.0.0.1' }: ListenOptions): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    serve(app, incoming, outgoing).catch((error: unknown) =>
      outgoing.destroy(error instanceof Error ? error : undefined),
    );
  });
  // A bound script that runs here holds everything up: connections that waited meanwhile are still good.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function serve(app: App, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming);
  const request = toRequest(incoming, body ?? Buffer.alloc(0));
  const answer = body ? app.handle(request) : tooLarge(request);
  const { status, headers, delivery = {} } = answer;
  const content = answer.rendering ? await answer.rendering() : answer.body;
  const payload = typeof content === 'string' ? Buffer.from(content) : content;
  if (delivery.delayMs) await pause(delivery.delayMs, undefined, { ref: false });
  const { cutAfter } = delivery;
  if (cutAfter !== undefined && cutAfter < 0) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { ...headers, 'content-length': payload.byteLength });
  if (incoming.method === 'HEAD') outgoing.end();
  else if (cutAfter === undefined) outgoing.end(payload);
  else outgoing.write(payload.subarray(0, cutAfter), () => outgoing.destroy());
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return size <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}

function toRequest(incoming: IncomingMessage, body: Buffer): Request {
  // A client that takes the emulator for a proxy names it in the target as well.
  const target = (incoming.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '') || '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    rawPath: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers,
    body,
  };
}

function tooLarge(request: Request): Answer {
  const error = new ApiError(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.');
  const answer = refuse(error, request);
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}
