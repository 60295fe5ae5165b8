import type { App } from '../core/app.ts';
import type { Answer, Request } from '../core/exchange.ts';
import { notApplicable } from './applicability.ts';
import { type Difference, differences } from './compare.ts';
import { IdMap } from './id-map.ts';
import type { Exchange, Recording } from './recording.ts';

/** The result of one exchange. */
export interface Outcome {
  readonly recording: string;
  /** Zero-based position of the exchange in the recording. */
  readonly index: number;
  readonly request: string;
  readonly verdict: 'equal' | 'different' | 'notApplicable';
  /** Why the exchange cannot be replayed. */
  readonly reason?: string;
  readonly differences?: readonly Difference[];
}

const CALLER = 'someone@example.org';

/** Sends the requests of a recording in order to an empty emulator and compares each answer with the recorded answer. */
export function replay(recording: Recording, app: Pick<App, 'handle'>): Outcome[] {
  const ids = new IdMap();
  return recording.exchanges.map((exchange, index) => {
    const place = { recording: recording.name, index, request: `${exchange.method} ${exchange.path}` };
    const reason = notApplicable(exchange, ids);
    if (reason !== undefined) return { ...place, verdict: 'notApplicable', reason };
    const answer = app.handle(toRequest(exchange, ids));
    const found = compareAnswers(exchange, answer, ids);
    if (answer.status === exchange.status) ids.learn(exchange.response, parsed(answer));
    return found.length === 0 ? { ...place, verdict: 'equal' } : { ...place, verdict: 'different', differences: found };
  });
}

function toRequest({ method, path, query, request, requestContentType }: Exchange, ids: IdMap): Request {
  const raw = typeof request === 'string' ? ids.inText(request) : undefined;
  const body = request === null ? '' : (raw ?? JSON.stringify(ids.inBody(request)));
  const contentType = requestContentType ?? (raw === undefined ? 'application/json' : contentTypeOf(raw));
  return {
    method,
    rawPath: ids.inPath(path),
    query: new URLSearchParams(query.map(([name, value]) => [name, ids.inText(value)])),
    headers: { authorization: `Bearer ${CALLER}`, 'content-type': contentType },
    body: Buffer.from(body),
  };
}

/** Guesses the content type of an upload whose recording lacks it: multipart, or else csv or plain text. */
function contentTypeOf(body: string): string {
  const boundary = /^\s*--([^\s]+)\r?\n/.exec(body)?.[1];
  if (boundary !== undefined) return `multipart/related; boundary=${boundary}`;
  return body.includes(',') || body.includes('\n') ? 'text/csv' : 'text/plain';
}

function compareAnswers(exchange: Exchange, answer: Answer, ids: IdMap): Difference[] {
  const found: Difference[] = [];
  if (answer.status !== exchange.status) found.push({ at: '(status)', recorded: exchange.status, ours: answer.status });
  const type = answer.headers['content-type'] ?? '';
  if (plainType(type) !== plainType(exchange.contentType)) {
    found.push({ at: '(content-type)', recorded: exchange.contentType, ours: type });
  }
  const length = recordedLength(exchange.response);
  if (length === undefined) found.push(...differences(exchange.response, parsed(answer) ?? null, ids));
  else if (hasStableLength(exchange.contentType)) {
    const ours =
      typeof answer.body === 'string' ? answer.body.length : Buffer.from(answer.body).toString('utf8').length;
    if (ours !== length) found.push({ at: '(length)', recorded: length, ours });
  }
  return found;
}

const plainType = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

/** The recorded length of a body that is not JSON. The recording has the length as a number or as `<5 characters>`. */
function recordedLength(response: unknown): number | undefined {
  if (typeof response === 'number') return response;
  const length = typeof response === 'string' ? /^<(\d+) (?:characters?|bytes?)>$/.exec(response)?.[1] : undefined;
  return length === undefined ? undefined : Number(length);
}

/** Whether equal content always has equal length. Archives and PDFs vary, because they contain time stamps and depend on the compressor. */
const hasStableLength = (contentType: string): boolean => contentType === '' || /^text\//.test(contentType);

function parsed({ headers, body }: Answer): unknown {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  if (plainType(headers['content-type'] ?? '') !== 'application/json') return text === '' ? null : text;
  return JSON.parse(text) as unknown;
}
