import type { ServerResponse } from 'node:http';

const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
} as const;

type RefusalStatus = keyof typeof TITLES;

/** The refusal of a request. The message tells the caller the reason, without personal data. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: RefusalStatus, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

/** The refusal in the format application/problem+json (RFC 9457): the title of its status, its headers and its body. */
export function problemOf({ status, message, headers }: Refusal): {
  readonly title: string;
  readonly head: Readonly<Record<string, string>>;
  readonly body: string;
} {
  const title = TITLES[status];
  const body = JSON.stringify({ type: 'about:blank', title, status, detail: message });
  const length = String(Buffer.byteLength(body));
  const head = { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Length': length };
  return { title, head, body };
}

/**
 * How long the client may continue to send after a refusal, in milliseconds. If we closed the connection at once, the client would never see our
 * answer.
 */
const LINGER_MS = 2_000;

/** Sends the refusal, and closes the connection unless the whole body was read. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { req: request } = response;
  const { head, body } = problemOf(refusal);
  if (response.headersSent || response.socket?.writable === false) return;
  if (request.complete) {
    response.writeHead(refusal.status, head).end(body);
    return;
  }
  response.writeHead(refusal.status, { ...head, Connection: 'close' }).write(body);
  const patience = setTimeout(() => response.end(), LINGER_MS).unref();
  request.once('close', () => {
    clearTimeout(patience);
    response.end();
  });
  request.on('error', () => response.destroy());
  request.resume();
}
