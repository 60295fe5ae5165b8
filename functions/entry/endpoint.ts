import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpFunction, Request, Response } from '@google-cloud/functions-framework';
import type * as z from 'zod/mini';
import { bodyDigest, SIGNATURE_HEADER } from '../gateways/call-signature.ts';
import type { Caller, VerifyCaller } from './caller.ts';
import { refusalOf } from './failure.ts';
import { errorFacts, type Log, structuredLog, type TraceHeaders } from './log.ts';
import { RateLimit } from './rate-limit.ts';
import { Refusal, sendRefusal } from './refusal.ts';
import { checkLength, leaveBody, readBody } from './request-body.ts';
import type { VerifySigned } from './signed-calls.ts';

/** The longest time to receive a body, in milliseconds. Our clients send the body in one piece with the request. */
const BODY_TIMEOUT_MS = 5_000;

/** The answer of an open endpoint: a page or a JSON value. */
export type Reply = { readonly json: unknown } | { readonly html: string; readonly status?: number };

/** Handles requests of Google accounts and schools' scripts to one address. Gets the parsed body, and returns the value to send as JSON. */
export type Endpoint = (sent: unknown, caller: Caller, log: Log) => Promise<unknown>;

/** The page loads nothing, and browsers do not pass on its address, which contains a key. */
const PAGE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Handles requests of anybody to one address. We never read the body, because all parameters are in the address. */
export interface OpenEndpoint {
  readonly methods: readonly ('GET' | 'POST')[];
  run(request: Pick<Request, 'method' | 'query'>, log: Log): Promise<Reply>;
}

interface Entrance {
  /** The endpoints by path, such as `/events`. They accept only POST. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly open: ReadonlyMap<string, OpenEndpoint>;
  readonly verify: VerifyCaller;
  readonly verifySigned: VerifySigned;
  readonly callsPerMinute: number;
  readonly now: () => number;
  /** The longest time to receive a body, in milliseconds; has a default. */
  readonly bodyTimeoutMs?: number;
  readonly project: string | undefined;
  readonly write: (line: string) => void;
}

function checkMethod({ method = '' }: IncomingMessage, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  throw new Refusal(405, `Здесь принимается только ${methods.join(' и ')}.`, { Allow: methods.join(', ') });
}

/** Makes an endpoint for requests of this shape. A request of another shape gets a refusal that names the wrong field. `run` may throw a Refusal. */
export function endpoint<B>(
  shape: z.ZodMiniType<B>,
  run: (body: B, caller: Caller, log: Log) => Promise<unknown>,
): Endpoint {
  return (sent, caller, log) => {
    const parsed = shape.safeParse(sent);
    if (parsed.success) return run(parsed.data, caller, log);
    const field = parsed.error.issues[0]?.path.join('.') || 'body';
    throw new Refusal(400, `Поле «${field}» не подходит.`);
  };
}

/** What handles a request. Only requests to closed endpoints have a caller. An unknown address has no endpoint. */
interface Admission {
  readonly open?: OpenEndpoint;
  readonly endpoint?: Endpoint;
  readonly caller?: Caller;
}

/**
 * Checks a request before we read its body.
 * @returns whether the request may go on; if not, the guard has answered the request
 */
export type RequestGuard = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

interface GuardedFunction {
  /** Handles only requests that the guard has admitted. */
  readonly run: HttpFunction;
  readonly guard: RequestGuard;
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

/**
 * Makes the function that handles all addresses.
 *
 * Before it reads the body, it refuses: 405 method · 413 size · 401 token · 429 rate. While it reads the body: 408 too slow · 413 size · 415 not JSON
 * · 400 unreadable. After that: 404 unknown address · 400 wrong field · the endpoint's own refusals · 503 Google unavailable. Every error is
 * problem+json, without a stack or any data that we read.
 */
export function serve(entrance: Entrance): GuardedFunction {
  const { bodyTimeoutMs = BODY_TIMEOUT_MS } = entrance;
  const limit = new RateLimit(entrance.callsPerMinute, entrance.now);
  const admissions = new WeakMap<IncomingMessage, Admission>();

  const admit = async (request: IncomingMessage): Promise<Admission> => {
    const path = pathOf(request);
    const open = entrance.open.get(path);
    const endpoint = entrance.endpoints.get(path);
    if (open) checkMethod(request, open.methods);
    else if (endpoint) checkMethod(request, ['POST']);
    checkLength(request);
    if (open) return { open };
    if (!endpoint) return {};
    const signature = request.headers[SIGNATURE_HEADER];
    const caller =
      typeof signature === 'string'
        ? await entrance.verifySigned(signature, path)
        : await entrance.verify(request.headers.authorization);
    limit.enter('email' in caller ? caller.email : caller.school);
    return { endpoint, caller };
  };

  const answer = async (request: Request, response: Response, log: Log): Promise<void> => {
    const admitted = admissions.get(request);
    if (!admitted) throw new Error('The guard has not seen this request.');
    const { open, endpoint, caller } = admitted;
    if (open) {
      const reply = await open.run(request, log);
      if ('json' in reply) response.status(200).json(reply.json);
      else
        response
          .status(reply.status ?? 200)
          .type('html')
          .set(PAGE_HEADERS)
          .send(reply.html);
      return;
    }
    if (!endpoint || !caller) throw new Refusal(404, 'Такого адреса здесь нет.');
    response.status(200).json(await endpoint(request.body, caller, log));
  };

  const logOf = ({ headers }: { readonly headers: TraceHeaders }): Log =>
    structuredLog(entrance.write, { project: entrance.project, headers });

  /** Tells the caller that the request failed, and writes the reason into the log. */
  const fail = (response: ServerResponse, error: unknown, log: Log): void => {
    const refusal = refusalOf(error);
    sendRefusal(response, refusal);
    if (!(error instanceof Refusal))
      log(refusal.status === 429 ? 'WARNING' : 'ERROR', refusal.message, errorFacts(error));
  };

  /** Writes a line about an answered request into the log. */
  const note = (request: IncomingMessage, { statusCode: status }: ServerResponse, started: number, log: Log): void => {
    const path = pathOf(request);
    const known = entrance.endpoints.has(path) || entrance.open.has(path);
    log(
      status < 400 ? 'INFO' : status < 500 ? 'WARNING' : 'ERROR',
      `${request.method} ${known ? path : '(нет такого адреса)'} ${status}`,
      {
        httpRequest: {
          requestMethod: request.method,
          requestUrl: known ? path : '/',
          status,
          latency: `${(entrance.now() - started) / 1000}s`,
        },
      },
    );
  };

  return {
    async run(request, response) {
      const started = entrance.now();
      const log = logOf(request);
      await answer(request, response, log).catch((error: unknown) => fail(response, error, log));
      note(request, response, started, log);
    },
    async guard(request, response) {
      const started = entrance.now();
      const log = logOf(request);
      try {
        const admission = await admit(request);
        admissions.set(request, admission);
        if (admission.open) {
          leaveBody(request);
          return true;
        }
        const read = await readBody(request, bodyTimeoutMs);
        const { caller } = admission;
        if (caller && 'digest' in caller && bodyDigest(read.rawBody) !== caller.digest) {
          throw new Refusal(401, 'Подпись таблицы относится к другому запросу.');
        }
        Object.assign(request, read);
        return true;
      } catch (error) {
        fail(response, error, log);
        note(request, response, started, log);
        return false;
      }
    },
  };
}
