import type { Response } from '@google-cloud/functions-framework';

const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
} as const;

export type RefusalStatus = keyof typeof TITLES;

/** A request that is not carried out, and why: what the caller is told, in words that hold no personal data. */
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

/** Answers with the refusal as application/problem+json (RFC 9457). */
export function sendRefusal(response: Response, { status, message, headers }: Refusal): void {
  const problem = { type: 'about:blank', title: TITLES[status], status, detail: message };
  response.status(status).set(headers).type('application/problem+json').send(JSON.stringify(problem));
}
