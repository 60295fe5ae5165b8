import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Store } from './store.ts';

/** A request as it came. `rawPath` is still percent-encoded and has no query; header names are lower-case. */
export interface Request {
  readonly method: string;
  readonly rawPath: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How an answer travels where that is made to go wrong; a server over a network obeys it. */
export interface Delivery {
  /** Real milliseconds before anything is sent. */
  readonly delayMs?: number;
  /** The connection is closed after so many bytes of the body; with -1 before the first header. */
  readonly cutAfter?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What the body spells, where it is JSON. */
  readonly value?: unknown;
  readonly delivery?: Delivery;
  /** Makes the body, where that takes a library that cannot do it at once; `body` is empty until then. */
  readonly rendering?: () => Promise<Uint8Array>;
}

/** What a committed request did that someone may wait for. */
export interface Change {
  readonly kind: 'formSubmit' | 'edit';
  readonly spreadsheetId: string;
  readonly identity: string;
}

/** What a service of Google publishes to a Pub/Sub topic, e.g. a watch of a form: attributes only. */
export interface TopicMessage {
  readonly topicName: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a handler may use. `changes` and `messages` are delivered after the request's transaction is committed. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: string;
  /** Whether callers see only what was shared with them; otherwise everybody sees everything. */
  readonly private: boolean;
  readonly changes: Change[];
  readonly messages: TopicMessage[];
}

export type Handle = (request: Request) => Answer;

/** Stands between the network and the services: may refuse a request, or change what becomes of its answer. */
export type Layer = (request: Request, next: Handle) => Answer;

/** Whom a request comes from, like an address. */
export type Identify = (request: Request) => string;

/** A request whose body has not been read. */
export type Head = Omit<Request, 'body'>;

/**
 * For whom a route is: `programs` show a token; `people` come by a browser; `everybody` may use it, people and programs, as a
 * form that was published.
 */
export type Audience = 'programs' | 'people' | 'everybody';

/** Where a request can go. `pattern` is matched against the whole raw path, so that an encoded slash stays inside its parameter. */
export interface Destination {
  readonly method: string;
  readonly pattern: RegExp;
  /** `programs`, the strictest, where nothing is said. */
  readonly audience?: Audience;
  /** How many bytes a body may have; the usual limit where nothing is said. */
  readonly bodyLimit?: number;
}

export interface Route extends Destination {
  handle(request: Request, params: Readonly<Record<string, string>>, context: Context): Answer;
}

/** A JSON answer as Google formats it: two spaces of indent unless the request says `prettyPrint=false`. */
export function json(value: unknown, request: Pick<Request, 'query'>, status = 200): Answer {
  const compact = request.query.get('prettyPrint') === 'false';
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: compact ? JSON.stringify(value) : `${JSON.stringify(value, null, 2)}\n`,
    value,
  };
}

const ANONYMOUS = 'anonymous@emulator.local';

/** The access token of a request; undefined when it has none. */
export function tokenOf({ headers, query }: Head): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? query.get('access_token') ?? undefined;
}

/** Whom the request comes from, like an address: the Bearer token itself when it is an address, made one when it is not. */
export function identityOf(request: Request): string {
  const token = tokenOf(request);
  if (!token) return ANONYMOUS;
  return token.includes('@') ? token : `${token}@emulator.local`;
}
