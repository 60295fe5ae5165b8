import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Store } from './store.ts';

/** A request as received. `rawPath` is still percent-encoded and has no query; header names are lower-case. */
export interface Request {
  readonly method: string;
  readonly rawPath: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How a fault changes the delivery of an answer. The network server applies this change. */
export interface Delivery {
  /** The delay before the first byte, in milliseconds of real time. */
  readonly delayMs?: number;
  /** The connection closes after this many bytes of the body; −1 means before the first header. */
  readonly cutAfter?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The value of the body, if it is JSON. */
  readonly value?: unknown;
  readonly delivery?: Delivery;
  /** Makes the body with an asynchronous library. `body` is empty until this has run. */
  readonly rendering?: () => Promise<Uint8Array>;
  /** Asynchronous work that finds the real answer after the request's transaction. The other fields of this answer are then ignored. */
  readonly later?: () => Promise<Answer>;
}

/** The answer that is sent: the answer itself, or the one that its asynchronous work finds. */
export const settled = async (answer: Answer): Promise<Answer> => (answer.later ? answer.later() : answer);

/** A change that a committed request made. Listeners get these changes. */
export interface Change {
  readonly kind: 'formSubmit' | 'edit';
  readonly spreadsheetId: string;
  readonly identity: string;
}

/** A message that a Google service publishes to a Pub/Sub topic, e.g. for a form's watch. It has attributes only. */
export interface TopicMessage {
  readonly topicName: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The objects that a handler uses. Listeners get `changes` and `messages` after the request's transaction commits. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: string;
  /** Whether callers see only the files that are shared with them. If false, everybody sees all files. */
  readonly private: boolean;
  /** Whether a formatted cell without content comes back as `{}` even if the request asks for no formats. */
  readonly blankCells: boolean;
  readonly changes: Change[];
  readonly messages: TopicMessage[];
}

export type Handle = (request: Request) => Answer;

/** A step between the network and the services. It may refuse a request or change its answer. */
export type Layer = (request: Request, next: Handle) => Answer;

/** The sender of a request, usually an address. */
export type Identify = (request: Request) => string;

/** A request whose body has not been read. */
export type Head = Omit<Request, 'body'>;

/** Who may use a route. `programs` must show a token. `people` use a browser. `everybody` is both, as for a published form. */
export type Audience = 'programs' | 'people' | 'everybody';

/** An address that requests can go to. `pattern` is matched against the whole raw path, so that an encoded slash stays inside its parameter. */
export interface Destination {
  readonly method: string;
  readonly pattern: RegExp;
  /** By default `programs`, the strictest audience. */
  readonly audience?: Audience;
  /** The maximum body size in bytes; by default the audience's limit. */
  readonly bodyLimit?: number;
  /** The id of the method of Google whose access rules count, for an address that no discovery document names. */
  readonly serves?: string;
  /** Whether requests that arrive at the same time are stored by one write. Many people may send a form at once. */
  readonly together?: boolean;
}

export interface Route extends Destination {
  handle(request: Request, params: Readonly<Record<string, string>>, context: Context): Answer;
}

/**
 * A JSON answer in Google's format: indented by two spaces unless the request says `prettyPrint=false`.
 * @param compactly gives the same text as `JSON.stringify`, faster for this value
 */
export function json<T>(
  value: T,
  request: Pick<Request, 'query'>,
  status = 200,
  compactly: (value: T) => string | Uint8Array = JSON.stringify,
): Answer {
  const compact = request.query.get('prettyPrint') === 'false';
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: compact ? compactly(value) : `${JSON.stringify(value, null, 2)}\n`,
    value,
  };
}

/** The identity of a caller without a token. */
export const ANONYMOUS = 'anonymous@emulator.local';

/** The access token of a request; undefined without a token. A browser sends it as the password of Basic authentication (RFC 7617). */
export function tokenOf({ headers, query }: Head): string | undefined {
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic)\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme) return Buffer.from(credentials, 'base64').toString('utf8').split(':').slice(1).join(':') || undefined;
  return query.get('access_token') ?? query.get('oauth_token') ?? undefined;
}

/** Whether a request has only an API key, which identifies a project and no person. */
export const hasKeyOnly = (head: Head): boolean =>
  tokenOf(head) === undefined && (head.query.has('key') || head.headers['x-goog-api-key'] !== undefined);

/** The sender of the request: the Bearer token if it is an address, otherwise an address made from the token. */
export function identityOf(request: Request): string {
  const token = tokenOf(request);
  if (!token) return ANONYMOUS;
  return token.includes('@') ? token : `${token}@emulator.local`;
}
