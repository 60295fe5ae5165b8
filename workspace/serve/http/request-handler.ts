import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type Answer,
  answerUnread,
  headOf,
  type Opened,
  opened,
  payloadOf,
  readBody,
  SAFE_HEADERS,
} from '../../../emulator/server-parts.ts';
import { RateLimit } from '../../../functions/entry/rate-limit.ts';
import { Refusal } from '../../../functions/entry/refusal.ts';
import { type Account, hasRole } from '../../accounts/account.ts';
import { QueueFull } from '../../accounts/fair-queue.ts';
import type { Role } from '../../accounts/role.ts';
import type { AllowedRole } from '../access-rules.ts';
import type { Encryption } from './encryption.ts';
import { isSafeMethod, isTrustedOrigin } from './origin.ts';
import { isOwnName } from './own-names.ts';
import { type Peer, peerOf } from './peer.ts';
import { refusalPage } from './refusal-page.tsx';
import type { RequestLog } from './request-log.ts';
import { cookieIn } from './session-cookie.ts';
import { redirectTo, type Visit } from './visit.ts';

/** What the request handler needs from the school's server. */
export interface Backend {
  readonly settings: () => { readonly publicUrl: string; readonly trustedProxies: readonly string[] };
  readonly allowedRoles: (method: string, path: string) => readonly AllowedRole[];
  /** The greatest size of a sent form in bytes; undefined for the usual one. */
  readonly formLimit: (method: string, path: string) => number | undefined;
  readonly accountOf: (session: string) => Account | undefined;
  /** Answers a visit that has passed the checks of its rights. */
  readonly answer: (visit: Visit) => Answer | Promise<Answer>;
  /** Answers a program on this computer, and checks its token. */
  readonly answerProgramme: (visit: Visit) => Promise<Answer>;
  readonly now: () => number;
  readonly log: RequestLog;
  /** Reports an error for the server's own log. */
  readonly warn: (line: string) => void;
}

const BODY_LIMIT = 2 * 1024 * 1024;
/** The limit for one address. A whole staff may share an address. */
const VISITS_PER_MINUTE = 1200;
const TIMES = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the proxies keep an unused connection (nginx 60 s, Caddy 120 s). Otherwise a proxy may send a form at the moment of our closing.
  keepAliveTimeout: 130_000,
};

const isForm = (type = 'application/x-www-form-urlencoded'): boolean =>
  type.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';

/** A mail program itself sends this form (RFC 8058), so the request comes from no page of ours. */
const isOneClick = (path: string): boolean => path === '/unsubscribe';

/** The page to which a visitor returns after the login; only a path of this server. */
const nextOf = (target: string): string => `/login?next=${encodeURIComponent(target)}`;

/** The only way into a school's server. It decides about each request before it reads the request's body. */
export class RequestHandler {
  private readonly limit: RateLimit;

  constructor(
    private readonly backend: Backend,
    private readonly encrypted: boolean,
  ) {
    this.limit = new RateLimit(VISITS_PER_MINUTE, backend.now);
  }

  /** Answers one request. */
  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = this.backend.now();
    const { publicUrl, trustedProxies } = this.backend.settings();
    const peer = peerOf(incoming, trustedProxies, this.encrypted);
    const head = headOf(incoming.method ?? 'GET', incoming.url ?? '/', incoming.headers);
    const { method, rawPath: path, query } = head;
    const session = cookieIn(incoming.headers, peer.secure);
    const account = session === undefined ? undefined : this.backend.accountOf(session);
    const who = account?.roles.join('+') ?? '-';
    const end = (status: number) =>
      this.backend.log.add({ at: new Date(started), method, path, status, ms: this.backend.now() - started, who });
    const origin = `${peer.secure ? 'https' : 'http'}://${peer.host}`;
    const visit = { method, path, query, headers: incoming.headers, peer, origin, account, session };

    // A page cannot send this header to another origin. Later code checks the token.
    const program = peer.local && incoming.headers.authorization !== undefined;
    const bodyLimit = (program ? undefined : this.backend.formLimit(method, path)) ?? BODY_LIMIT;
    const refused = this.refusal(visit, { publicUrl, program, bodyLimit }, incoming);
    if (refused) {
      answerUnread(incoming, outgoing, refused);
      return end(refused.status);
    }
    const body = await readBody(incoming, bodyLimit);
    if (!body) {
      answerUnread(incoming, outgoing, refusalPage('size', { limit: bodyLimit }));
      return end(413);
    }
    const fields = new URLSearchParams(isForm(incoming.headers['content-type']) ? body.toString('utf8') : '');
    const answer = await this.answer({ ...visit, body, fields });
    await this.deliver(answer, incoming, outgoing, peer);
    end(answer.status);
  }

  /** Why a request may not enter; undefined if it may. */
  private refusal(
    { method, path, query, headers, peer, origin, account }: Omit<Visit, 'body' | 'fields'>,
    {
      publicUrl,
      program,
      bodyLimit,
    }: { readonly publicUrl: string; readonly program: boolean; readonly bodyLimit: number },
    { headersDistinct }: IncomingMessage,
  ): Answer | undefined {
    if ((headersDistinct.host?.length ?? 0) !== 1 || !isOwnName(peer.host, publicUrl)) return refusalPage('host');
    if (!isOneClick(path) && !program && !isTrustedOrigin(method, headers, origin)) return refusalPage('origin');
    try {
      this.limit.enter(peer.address);
    } catch (error) {
      if (error instanceof Refusal) return refusalPage('busy');
      throw error;
    }
    const who = this.backend.allowedRoles(method, path);
    if (!who.includes('anyone')) {
      if (!program) {
        const roles = who.filter((each): each is Role => each !== 'programme' && each !== 'anyone');
        if (roles.length === 0) return refusalPage('missing');
        if (!account) return isSafeMethod(method) ? redirectTo(nextOf(withQuery(path, query))) : refusalPage('session');
        if (!hasRole(account, ...roles)) return refusalPage('role', { allowed: roles });
      }
    }
    if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') return refusalPage('encoding');
    if (Number(headers['content-length'] ?? 0) > bodyLimit) return refusalPage('size', { limit: bodyLimit });
    return undefined;
  }

  private async answer(visit: Visit): Promise<Answer> {
    try {
      const open = this.backend.allowedRoles(visit.method, visit.path).includes('anyone');
      if (!open && visit.peer.local && visit.headers.authorization) return await this.backend.answerProgramme(visit);
      if (!isSafeMethod(visit.method) && !isForm(visit.headers['content-type'])) return refusalPage('type');
      const answer = await this.backend.answer(visit);
      // We render the body here, so that a rendering error gets an answer as well.
      return { ...answer, body: await payloadOf(answer) };
    } catch (error) {
      if (error instanceof QueueFull) return refusalPage('crowd');
      this.backend.warn(`${visit.method} ${visit.path}: ${error instanceof Error ? error.stack : String(error)}`);
      return refusalPage('fault');
    }
  }

  private async deliver(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse, peer: Peer) {
    const payload = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
    outgoing.writeHead(answer.status, {
      ...SAFE_HEADERS,
      ...(peer.secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
      ...answer.headers,
      'content-length': payload.byteLength,
    });
    outgoing.end(incoming.method === 'HEAD' ? undefined : payload);
  }
}

const withQuery = (path: string, query: URLSearchParams): string => (query.size > 0 ? `${path}?${query}` : path);

/** Finds the handler for a request. */
export type FindHandler = (
  incoming: IncomingMessage,
) => Pick<RequestHandler, 'serve'> | Promise<Pick<RequestHandler, 'serve'>>;

/** Starts an HTTP server. Rejects with Node's own error (`code` EADDRINUSE, …) if the port is not available. */
export async function openServer(
  handlerOf: FindHandler,
  { host, port, encryption }: { readonly host: string; readonly port: number; readonly encryption?: Encryption },
): Promise<Opened> {
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) =>
    (await handlerOf(incoming)).serve(incoming, outgoing);
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : undefined);
    });
  };
  const server: Server = encryption
    ? createSecureServer({ ...TIMES, ...encryption }, listener)
    : createServer(TIMES, listener);
  return opened(server, port, host);
}
