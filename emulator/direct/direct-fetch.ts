import { setImmediate as turn } from 'node:timers/promises';
import type { App } from '../core/app.ts';
import { type Answer, settled } from '../core/exchange.ts';
import type { Gate } from '../gate/gate.ts';
import { headOf } from '../http/head.ts';
import { payloadOf } from '../http/payload.ts';
import { SAFE_HEADERS } from '../http/safe-headers.ts';
import { WholeResponse } from './whole-response.ts';

/** The parts of a request. */
interface Sent {
  readonly method: string;
  readonly address: string | URL;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly signal: AbortSignal | undefined;
}

const METHODS = new Set(['GET', 'POST', 'PUT']);

/** The parts of a request whose body is a text or empty, without the streams of a `Request`, which are slow. Undefined for any other request. */
function plainRequest(input: Parameters<typeof fetch>[0], init: RequestInit = {}): Sent | undefined {
  const { method = 'GET', body, signal } = init;
  if (input instanceof Request || !METHODS.has(method)) return undefined;
  const headers = new Headers(init.headers);
  const isSound =
    method === 'GET' ? body == null : body == null || (typeof body === 'string' && headers.has('content-type'));
  if (!isSound) return undefined;
  return {
    method,
    address: input,
    headers,
    body: Buffer.from(typeof body === 'string' ? body : ''),
    signal: signal ?? undefined,
  };
}

async function wholeRequest(request: Request): Promise<Sent> {
  const { method, url, headers, signal } = request;
  return { method, address: url, headers, body: Buffer.from(await request.arrayBuffer()), signal };
}

/**
 * Makes a `fetch` for the programs of this process. Method, address, headers and body go to the gate and the core without a network, and the core's
 * answer is returned. If a fault cuts an answer, `fetch` or the reading of the body rejects, as after a lost connection. Redirects are not followed.
 */
export function directFetch(app: App, gate: Gate): typeof fetch {
  return async (input, init) => {
    const request = plainRequest(input, init) ?? (await wholeRequest(new Request(input, init)));
    const { method, address, body } = request;
    const { host, pathname, search } = new URL(address);
    const length = body.byteLength > 0 ? { 'content-length': String(body.byteLength) } : {};
    const given: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      given[name] = value;
    });
    const headers = { accept: '*/*', ...given, ...length, host };
    const verdict = gate(headOf(method, `${pathname}${search}`, headers));
    if ('refused' in verdict) return respond(verdict.refused, request);
    if (body.byteLength > verdict.bodyLimit) return respond(verdict.tooLarge(), request);
    const answer = app.handle({ ...verdict.head, body });
    // Listeners to changes run before the caller continues, as with a network. Other work of this process also gets its turn.
    await turn();
    const made = await settled(answer);
    return respond({ ...made, headers: { ...made.headers, ...verdict.headers } }, request);
  };
}

async function respond(answer: Answer, { method, signal }: Pick<Sent, 'method' | 'signal'>): Promise<Response> {
  const { status, headers, delivery = {} } = answer;
  const payload = await payloadOf(answer, signal);
  const { cutAfter } = delivery;
  if (cutAfter !== undefined && cutAfter < 0) throw lost();
  const length = { 'content-length': String(payload.byteLength) };
  const whole = () => {
    if (cutAfter !== undefined) throw lost();
    return method === 'HEAD' ? new Uint8Array() : payload;
  };
  return new WholeResponse(whole, { status, headers: { ...SAFE_HEADERS, ...headers, ...length } });
}

const lost = () => Object.assign(new TypeError('The connection was lost.'), { code: 'ECONNRESET' });
