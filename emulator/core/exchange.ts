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

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a committed request did that someone may wait for. */
export interface Change {
  readonly kind: 'formSubmit' | 'edit';
  readonly spreadsheetId: string;
  readonly identity: string;
}

/** What a handler may use. `changes` are delivered after the request's transaction is committed. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: string;
  readonly changes: Change[];
}

/** `pattern` is matched against the whole raw path, so that an encoded slash stays inside its parameter. */
export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  handle(request: Request, params: Readonly<Record<string, string>>, context: Context): Answer;
}

/** A JSON answer as Google formats it: two spaces of indent unless the request says `prettyPrint=false`. */
export function json(value: unknown, request: Request, status = 200): Answer {
  const compact = request.query.get('prettyPrint') === 'false';
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: compact ? JSON.stringify(value) : `${JSON.stringify(value, null, 2)}\n`,
  };
}

const ANONYMOUS = 'anonymous@emulator.local';

/** Whom the request comes from, like an address: the Bearer token itself when it is an address, made one when it is not. */
export function identityOf(request: Request): string {
  const header = request.headers.authorization ?? '';
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1] ?? request.query.get('access_token');
  if (!token) return ANONYMOUS;
  return token.includes('@') ? token : `${token}@emulator.local`;
}
