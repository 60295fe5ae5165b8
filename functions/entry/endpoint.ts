import type { HttpFunction, Request, Response } from '@google-cloud/functions-framework';
import type * as z from 'zod/mini';
import type { Caller, VerifyCaller } from './caller.ts';
import { refusalOf } from './failure.ts';
import { errorFacts, type Log, structuredLog, type TraceHeaders } from './log.ts';
import { RateLimit } from './rate-limit.ts';
import { Refusal, sendRefusal } from './refusal.ts';

/** Every body of ours is a few names; Google itself would take 32 MB. */
const BODY_LIMIT = 64 * 1024;

/** A page or a JSON value. */
export type Reply = { readonly json: unknown } | { readonly html: string; readonly status?: number };

/** One address of the function that only Google accounts may use: takes what was sent, gives what is answered. */
export type Endpoint = (sent: unknown, caller: Caller, log: Log) => Promise<unknown>;

/** Nothing is loaded into a page, and its address, which holds a key, goes nowhere. */
const PAGE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** One address of the function that is open to everybody. */
export interface OpenEndpoint {
  readonly methods: readonly ('GET' | 'POST')[];
  run(request: Pick<Request, 'method' | 'query' | 'body'>, log: Log): Promise<Reply>;
}

export interface Entrance {
  /** By path: `/events`. POST only. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly open: ReadonlyMap<string, OpenEndpoint>;
  readonly verify: VerifyCaller;
  readonly callsPerMinute: number;
  readonly now: () => number;
  /** Project of the deployment, for the trace in the log. */
  readonly project: string | undefined;
  readonly write: (line: string) => void;
}

function checkMethod(request: Request, methods: readonly string[]): void {
  if (methods.includes(request.method)) return;
  throw new Refusal(405, `Здесь принимается только ${methods.join(' и ')}.`, { Allow: methods.join(', ') });
}

function checkSize(request: Request): void {
  const size = Math.max(Number(request.headers['content-length'] ?? 0), request.rawBody?.byteLength ?? 0);
  if (size > BODY_LIMIT) throw new Refusal(413, `Запрос больше ${BODY_LIMIT / 1024} КБ.`, { Connection: 'close' });
}

/** An endpoint whose requests have this shape; others are refused with the field. `run` may throw a Refusal. */
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

/**
 * The function behind all addresses: who may come in, and what is told when something fails.
 *
 * 404 unknown address · 405 method · 413 size · 401 token · 429 too often · 400 field · then what the endpoint says; 503 where
 * Google is away. Every answer that is not a success is problem+json and holds neither a stack nor what was read.
 */
export function serve(entrance: Entrance): HttpFunction {
  const limit = new RateLimit(entrance.callsPerMinute, entrance.now);

  const answer = async (request: Request, response: Response, log: Log): Promise<void> => {
    const open = entrance.open.get(request.path);
    const endpoint = entrance.endpoints.get(request.path);
    if (open) {
      checkMethod(request, open.methods);
      checkSize(request);
      limit.enter(`ip ${request.ip ?? ''}`);
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
    if (!endpoint) throw new Refusal(404, 'Такого адреса здесь нет.');
    checkMethod(request, ['POST']);
    checkSize(request);
    const caller = await entrance.verify(request.headers.authorization);
    limit.enter(caller.email);
    response.status(200).json(await endpoint(request.body, caller, log));
  };

  return async (request, response) => {
    const started = entrance.now();
    const headers: TraceHeaders = request.headers;
    const log = structuredLog(entrance.write, { project: entrance.project, headers });
    try {
      await answer(request, response, log);
    } catch (error) {
      const refusal = refusalOf(error);
      sendRefusal(response, refusal);
      if (!(error instanceof Refusal))
        log(refusal.status === 429 ? 'WARNING' : 'ERROR', refusal.message, errorFacts(error));
    }
    const { statusCode: status } = response;
    const known = entrance.endpoints.has(request.path) || entrance.open.has(request.path);
    log(
      status < 400 ? 'INFO' : status < 500 ? 'WARNING' : 'ERROR',
      `${request.method} ${known ? request.path : '(нет такого адреса)'} ${status}`,
      {
        httpRequest: {
          requestMethod: request.method,
          requestUrl: known ? request.path : '/',
          status,
          latency: `${(entrance.now() - started) / 1000}s`,
        },
      },
    );
  };
}
