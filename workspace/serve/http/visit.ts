import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../../../emulator/server-parts.ts';
import type { Account } from '../../accounts/account.ts';
import type { Peer } from './peer.ts';

/** A request that may enter, with what we know of its sender. */
export interface Visit {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The fields of a sent form; empty without one. */
  readonly fields: URLSearchParams;
  readonly peer: Peer;
  /** The server's origin as this browser sees it. */
  readonly origin: string;
  /** The account of the session; undefined for a visitor without one. */
  readonly account: Account | undefined;
  /** The secret of the session's cookie. */
  readonly session: string | undefined;
}

/** A page of the school's server. */
export interface ServedPage {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(visit: Visit): Answer | Promise<Answer>;
}

/** Sends the browser to another page, which it reads by GET. */
export const redirectTo = (location: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 303,
  headers: { ...headers, location },
  body: '',
});
