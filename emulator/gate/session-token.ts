import { createHash, timingSafeEqual } from 'node:crypto';
import { ApiError } from '../core/errors.ts';
import { type Head, tokenOf } from '../core/exchange.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The token by which a program comes as `identity` to a server of this session. No address has a colon. */
export const sessionToken = (secret: string, identity: string): string => `${secret}:${identity}`;

/** Whose a token says it is: of a session, the one behind its secret; of an emulator without one, the token itself. */
export const claimedHolder = (token: string): string => token.slice(token.indexOf(':') + 1);

/** Whom a token of the session stands for; undefined where it is none. */
function holderOf(token: string, right: Buffer): string | undefined {
  const colon = token.indexOf(':');
  if (colon < 0 || !timingSafeEqual(digest(token.slice(0, colon)), right)) return undefined;
  return token.slice(colon + 1) || undefined;
}

/** The request as that person's; nobody's where `identity` is missing. Behind the gate no secret is known any more. */
export function inTheNameOf(identity: string | undefined, head: Head): Head {
  const { authorization: _, ...headers } = head.headers;
  const query = new URLSearchParams(head.query);
  query.delete('access_token');
  const named = identity === undefined ? headers : { ...headers, authorization: `Bearer ${identity}` };
  return { ...head, query, headers: named };
}

/** Admits whoever shows a token of this session, as the one whom the token names. */
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
