import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';
import type { Request, Response } from '@google-cloud/functions-framework';
import { Refusal, sendRefusal } from './refusal.ts';

const MALFORMED = 'Запрос не читается: его отправили не по правилам HTTP.';

/**
 * What Express and its readers of bodies say of an error: `status` by RFC 9110, `type` for those of bodies. Neither where the
 * framework itself trips over a request without a body. Our own code answers for its errors itself and none of them gets here.
 */
function refusalOfReader(error: unknown): Refusal {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new Refusal(413, 'Запрос слишком большой.', { Connection: 'close' });
  if (status === 415) return new Refusal(415, 'Кодировка или сжатие запроса не поддерживаются: нужен JSON в UTF-8.');
  const ofBody = error instanceof Error && 'type' in error;
  return new Refusal(400, ofBody ? 'Поле «body» не подходит: нужен объект JSON.' : MALFORMED);
}

const unreadable = (error: unknown, _request: unknown, response: Response, next: (error: unknown) => void): void => {
  // Half of an answer is out: the framework cuts the connection.
  if (response.headersSent) next(error);
  else sendRefusal(response, refusalOfReader(error));
};

const otherMethod = (_request: unknown, response: Response): void => {
  sendRefusal(response, new Refusal(405, 'Здесь принимается только POST.', { Allow: 'POST' }));
};

const isApplication = (listener: object): listener is Request['app'] => 'use' in listener && 'handle' in listener;

/** A body that breaks off against the rules of HTTP ends the connection: the answer is written by hand. */
function answerByHand(server: Server): void {
  const body = JSON.stringify({ type: 'about:blank', title: 'Bad Request', status: 400, detail: MALFORMED });
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n`;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(head + body);
    else socket.destroy();
  });
}

const prepared = new WeakSet<Server>();

function prepare(message: unknown): void {
  const server = typeof message === 'object' && message && 'server' in message ? message.server : undefined;
  if (!(server instanceof Server) || prepared.has(server)) return;
  prepared.add(server);
  const apps = server.listeners('request').filter(isApplication);
  for (const app of apps) app.use(unreadable).use(otherMethod);
  if (apps.length > 0) answerByHand(server);
}

const REQUESTS = 'http.server.request.start';

/**
 * What the framework refuses before our code – malformed JSON, an unknown encoding, a method – is answered in our own form from
 * the first request on. The framework makes its server after it has loaded us and hands it to nobody; Node tells of each
 * request, with its server, before the server itself hears of it. Said twice it is the same as once.
 */
export function refuseInOurForm(): void {
  unsubscribe(REQUESTS, prepare);
  subscribe(REQUESTS, prepare);
}
