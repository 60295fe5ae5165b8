import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';
import type { Request, Response } from '@google-cloud/functions-framework';
import type { RequestGuard } from './endpoint.ts';
import { problemOf, Refusal, sendRefusal } from './refusal.ts';

const MALFORMED = 'Запрос не читается: его отправили не по правилам HTTP.';

/** Handles the framework's own errors; it fails on a request without a body. */
const unreadable = (_error: unknown, _request: unknown, response: Response, next: (error: unknown) => void): void => {
  // If a part of the answer is already sent, the framework closes the connection.
  if (response.headersSent) next(_error);
  else sendRefusal(response, new Refusal(400, MALFORMED));
};

const otherMethod = (_request: unknown, response: Response): void => {
  sendRefusal(response, new Refusal(405, 'Здесь принимается только POST.', { Allow: 'POST' }));
};

const isApplication = (listener: object): listener is Request['app'] => 'use' in listener && 'handle' in listener;

/** Node's own error codes: all except timeout and overflow mean a malformed request. */
function refusalOfNode(code: unknown): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Refusal(408, 'Запрос идёт слишком долго. Повторите.');
  if (code === 'HPE_HEADER_OVERFLOW') return new Refusal(431, 'Заголовки запроса слишком длинные.');
  return new Refusal(400, MALFORMED);
}

/** A malformed request ends the connection, so we write the answer directly to the socket. */
function answerByHand(server: Server): void {
  server.on('clientError', (error, socket) => {
    const refusal = refusalOfNode('code' in error ? error.code : undefined);
    const { title, head, body } = problemOf(refusal);
    const lines = Object.entries({ ...head, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
    if (socket.writable) socket.end(`HTTP/1.1 ${refusal.status} ${title}\r\n${lines.join('')}\r\n${body}`);
    else socket.destroy();
  });
}

/** In milliseconds, for the headers and for a whole request. Node checks every 30 seconds. */
const TIMEOUT_MS = { headers: 10_000, request: 30_000 };

const guarded = new WeakSet<Server>();

/**
 * Lets the guard check each request before a server of the framework handles it. Otherwise the framework would read and unpack any body before it
 * calls our code. A second call has no effect.
 */
export function guardServer(server: Server, guard: RequestGuard): void {
  const apps = server.listeners('request').filter(isApplication);
  if (guarded.has(server) || apps.length === 0) return;
  guarded.add(server);
  server.headersTimeout = TIMEOUT_MS.headers;
  server.requestTimeout = TIMEOUT_MS.request;
  answerByHand(server);
  for (const app of apps) {
    app.use(unreadable).use(otherMethod);
    server.off('request', app);
    server.on('request', (request, response) => {
      void guard(request, response).then((admitted) => admitted && app(request, response));
    });
  }
}

/**
 * Lets the guard check each request to the framework's server. The framework gives us no access to its server, but Node reports each request,
 * together with the server, before the server handles it.
 */
export function guardFramework(guard: RequestGuard): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || !message || !('server' in message)) return;
    if (message.server instanceof Server) guardServer(message.server, guard);
  });
}
