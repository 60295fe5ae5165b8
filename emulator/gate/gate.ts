import { ApiError } from '../core/errors.ts';
import type { Answer, Audience, Destination, Head } from '../core/exchange.ts';
import { findDestination } from '../core/find-destination.ts';
import { refuse } from '../core/refuse.ts';
import { isFollowedLink, isSafe, originOfRequest } from './origin.ts';
import { type RefusalReason, refusal } from './refusal.tsx';
import { inTheNameOf } from './session-token.ts';

/** Bodies where a route says nothing else, in bytes: Google advises 2 MB for a call, and an answer to a form is far smaller. */
const BODY_LIMITS: Readonly<Record<Audience, number>> = {
  programs: 10 * 1024 * 1024,
  people: 2 * 1024 * 1024,
  everybody: 2 * 1024 * 1024,
};

export interface GateParts {
  /** Everywhere that a request can go. */
  readonly destinations: readonly Destination[];
  /** Whether a Host header names this server. */
  readonly isOwnHost: (host: string) => boolean;
  /** The request as the holder of its token makes it; 401 or 403 where it shows none that is accepted. Left out, any will do, and none. */
  readonly admit?: (head: Head) => Head | ApiError;
  /** Whether other computers reach this server: pages are read with a token as well then. */
  readonly exposed: boolean;
}

/** What the gate says of a request: as whose it goes on, and how large its body may be; or the answer that refuses it. */
export type Verdict =
  | { readonly head: Head; readonly bodyLimit: number; readonly tooLarge: () => Answer }
  | { readonly refused: Answer };

export type Gate = (head: Head) => Verdict;

/**
 * The one place that decides what comes in over a network, before a body is read. By the headers that pages cannot forge: pages of other sites get
 * nowhere, except that a link may lead to a page. By the token: programs show one, and so does whatever is sent by none of our
 * pages. A request that leads nowhere is refused by the same rules, so that a path which nobody thought of is not an open one.
 */
export function gate({ destinations, isOwnHost, admit, exposed }: GateParts): Gate {
  return (head) => {
    const destination = findDestination(destinations, head);
    const audience = destination?.audience ?? 'programs';
    const answer = (reason: RefusalReason): Answer => refusal(reason, head, audience);
    const refused = (reason: RefusalReason): Verdict => ({ refused: answer(reason) });
    const { host = '', 'content-encoding': encoding = 'identity', 'content-type': type = FORM } = head.headers;

    if (!isOwnHost(host)) return refused('host');
    const origin = originOfRequest(head);
    const reading = isSafe(head.method);
    const forPeople = audience !== 'programs';
    if (origin === 'foreign page' && !(forPeople && isFollowedLink(head))) return refused('origin');

    const admitted = admit ? admit(head) : head;
    const open = audience === 'everybody' || (audience === 'people' && (reading ? !exposed : origin === 'own page'));
    if (admitted instanceof ApiError && destination && !open) {
      return forPeople ? refused('token') : { refused: refuse(admitted, head) };
    }
    if (encoding !== 'identity') return refused('encoding');
    if (forPeople && !reading && !type.startsWith(FORM)) return refused('type');
    const bodyLimit = destination?.bodyLimit ?? BODY_LIMITS[audience];
    if (Number(head.headers['content-length'] ?? 0) > bodyLimit) return refused('size');
    const known = admitted instanceof ApiError ? inTheNameOf(undefined, head) : admitted;
    return { head: known, bodyLimit, tooLarge: () => answer('size') };
  };
}

/** How browsers send the fields of a form. */
const FORM = 'application/x-www-form-urlencoded';
