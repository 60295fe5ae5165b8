import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { App } from '../core/app.ts';
import { ApiError, envelope } from '../core/errors.ts';
import type { Answer, Request } from '../core/exchange.ts';

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
  const answer = body ? app.handle(toRequest(incoming, body)) : tooLarge();
  const payload = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': payload.byteLength });
  outgoing.end(incoming.method === 'HEAD' ? undefined : payload);
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
  const target = incoming.url ?? '/';
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

function tooLarge(): Answer {
  const error = new ApiError(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.');
  const headers = { 'content-type': 'application/json; charset=UTF-8', connection: 'close' };
  return { status: 413, headers, body: JSON.stringify(envelope(error)) };
}
