import { canonicalRequest } from '../core/canonical.ts';
import { ApiError, invalidArgument, notImplemented } from '../core/errors.ts';
import type { Answer, Destination, Head, Layer, Request } from '../core/exchange.ts';
import { refuse } from '../core/refuse.ts';
import { type Part, readMultipart } from '../drive/upload/multipart.ts';
import { headOf } from './head.ts';

/** Google's limit for the calls in one batch. */
const MOST_CALLS = 100;

/** The addresses for batches, as the discovery documents name them (`batchPath`). */
export const batchDestination: Destination = { method: 'POST', pattern: /^\/batch(\/\w+\/\w+)?$/ };

/**
 * Answers a batch: many calls in one body (https://developers.google.com/workspace/drive/api/guides/performance#batch-requests). Each call passes all
 * checks by itself. A call without a token of its own uses the token of the batch.
 * @param admit - checks the token of a call that has its own
 */
export function batches(admit?: (head: Head) => Head | ApiError): Layer {
  return (request, next) => {
    if (request.method !== 'POST' || !batchDestination.pattern.test(request.rawPath)) return next(request);
    const parts = readMultipart(request.headers['content-type'] ?? '', request.body);
    if (parts.length > MOST_CALLS) throw invalidArgument(`A batch has at most ${MOST_CALLS} calls.`);
    const boundary = `batch_${parts.length}_${request.body.byteLength}`;
    const answers = parts.map((part) => answered(part, request, next, admit));
    const body = [
      ...answers.map((answer, index) => written(answer, parts[index], boundary)),
      Buffer.from(`--${boundary}--\r\n`),
    ];
    const headers = { 'content-type': `multipart/mixed; boundary=${boundary}` };
    return { status: 200, headers, body: Buffer.concat(body) };
  };
}

function answered(
  part: Part,
  batch: Request,
  next: (request: Request) => Answer,
  admit?: (head: Head) => Head | ApiError,
): Answer {
  const call = callIn(part, batch);
  const admitted = admit && part.content.toString('latin1').match(/^authorization:/im) ? admit(call) : call;
  if (admitted instanceof ApiError) return refuse(admitted, call);
  if (/^\/(resumable\/)?upload\//.test(call.rawPath) || batchDestination.pattern.test(call.rawPath)) {
    return refuse(notImplemented(`batch: ${call.rawPath}`), call);
  }
  try {
    const answer = next(canonicalRequest({ ...admitted, body: call.body }));
    return answer.rendering ? refuse(notImplemented('batch: media'), call) : answer;
  } catch (error) {
    // A refused call does not refuse the others.
    if (error instanceof ApiError) return refuse(error, call);
    throw error;
  }
}

/** The call in a part: its first line, headers and body. */
function callIn({ content }: Part, batch: Request): Request {
  const text = content.toString('latin1');
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const gap = /^\r?\n\r?\n/.exec(text.slice(head.length))?.[0].length ?? 0;
  const [first = '', ...lines] = head.split(/\r?\n/);
  const [method = '', target = ''] = first.trim().split(/\s+/);
  if (!target) throw invalidArgument('A part of the batch does not begin with a method and a path.');
  const { authorization, host } = batch.headers;
  const own = Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    }),
  );
  const headers = { ...(authorization && { authorization }), ...own, ...(host && { host }) };
  const call = headOf(method.toUpperCase(), target, headers);
  for (const name of ['key', 'access_token']) {
    const value = batch.query.get(name);
    if (value !== null && !call.query.has(name)) call.query.set(name, value);
  }
  return { ...call, body: content.subarray(head.length + gap) };
}

function written({ status, headers, body }: Answer, part: Part | undefined, boundary: string): Buffer {
  const id = part?.headers['content-id'];
  const reply = id === undefined ? '' : `Content-ID: ${id.replace(/^<?/, '<response-').replace(/>?$/, '>')}\r\n`;
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) });
  const head = `--${boundary}\r\nContent-Type: application/http\r\n${reply}\r\nHTTP/1.1 ${status}\r\n`;
  return Buffer.concat([
    Buffer.from(`${head}${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
}
