import { createHash, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../core/errors.ts';
import { type Head, tokenOf } from '../core/exchange.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The token with which a program acts as `identity` on a server of this session. An identity is an address and contains no colon. */
export const sessionToken = (secret: string, identity: string): string => `${secret}:${identity}`;

/** The holder that a token names: the part after the secret in a session token, otherwise the whole token. */
export const claimedHolder = (token: string): string => token.slice(token.indexOf(':') + 1);

/** The holder of a session token; undefined for any other token. */
function holderOf(token: string, right: Buffer): string | undefined {
  const colon = token.indexOf(':');
  if (colon < 0 || !timingSafeEqual(digest(token.slice(0, colon)), right)) return undefined;
  return token.slice(colon + 1) || undefined;
}

/** The request with `identity` as its sender, or without a sender. We remove the secret, so that nothing behind the gate sees it. */
export function inTheNameOf(identity: string | undefined, head: Head): Head {
  const { authorization: _, ...headers } = head.headers;
  const query = new URLSearchParams(head.query);
  query.delete('access_token');
  const named = identity === undefined ? headers : { ...headers, authorization: `Bearer ${identity}` };
  return { ...head, query, headers: named };
}

/** Admits requests that have a token of this session. Each request then acts as the identity in its token. */
export function admitSession(secret: string): (head: Head) => Head | ApiError {
  const right = digest(secret);
  return (head) => {
    const identity = holderOf(tokenOf(head) ?? '', right);
    if (identity !== undefined) return inTheNameOf(identity, head);
    return new ApiError(
      401,
      'UNAUTHENTICATED',
      'This server answers the programs of its own session: send Authorization: Bearer TOKEN with the token that it wrote down when it was started.',
    );
  };
}
