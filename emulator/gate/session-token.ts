import { createHash, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../core/errors.ts';
import { type Head, tokenOf } from '../core/exchange.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A program's token for acting as `identity` on a server of this session. Addresses contain no colon. */
export const sessionToken = (secret: string, identity: string): string => `${secret}:${identity}`;

/** The holder that a token claims: after the secret for a session token, otherwise the token itself. */
export const claimedHolder = (token: string): string => token.slice(token.indexOf(':') + 1);

/** The holder of a session token; undefined if it is not one. */
function holderOf(token: string, right: Buffer): string | undefined {
  const colon = token.indexOf(':');
  if (colon < 0 || !timingSafeEqual(digest(token.slice(0, colon)), right)) return undefined;
  return token.slice(colon + 1) || undefined;
}

/** The request under that identity, or anonymous. The secret is removed: nothing behind the gate knows it. */
export function inTheNameOf(identity: string | undefined, head: Head): Head {
  const { authorization: _, ...headers } = head.headers;
  const query = new URLSearchParams(head.query);
  query.delete('access_token');
  const named = identity === undefined ? headers : { ...headers, authorization: `Bearer ${identity}` };
  return { ...head, query, headers: named };
}

/** Admits requests with a token of this session under the token's identity. */
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
