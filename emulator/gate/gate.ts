import { ApiError } from '../core/errors.ts';
import type { Answer, Audience, Head } from '../core/exchange.ts';
import { refuse } from '../core/refuse.ts';
import type { Router } from '../core/router.ts';
import { preflight, crossOrigin as readableBy } from './cross-origin.ts';
import { isFollowedLink, isSafe, originOfRequest } from './origin.ts';
import { type RefusalReason, refusal } from './refusal.tsx';
import { inTheNameOf } from './session-token.ts';

/** Default body limits in bytes. Google recommends at most 2 MB per call, and form answers are far smaller. */
const BODY_LIMITS: Readonly<Record<Audience, number>> = {
  programs: 10 * 1024 * 1024,
  people: 2 * 1024 * 1024,
  everybody: 2 * 1024 * 1024,
};

export interface GateParts {
  readonly router: Router;
  /** Whether a Host header names this server. */
  readonly isOwnHost: (host: string) => boolean;
  /**
   * Checks the token. Returns the request with the holder's name, or an error (401 or 403). By default, requests need no token, and any token is
   * allowed.
   */
  readonly admit?: (head: Head) => Head | ApiError;
  /** Whether pages of other programs on this computer may call the APIs, as pages of any site may call Google's. */
  readonly crossOrigin: boolean;
  /** Whether pages need a token as well. They do if other computers can reach this server, or if only named tokens are accepted. */
  readonly closed: boolean;
}

/** The gate's decision: the request's identity, its body limit and whether it may be stored with others, or an answer that refuses the request. */
export type Verdict =
  | {
      readonly head: Head;
      readonly bodyLimit: number;
      readonly tooLarge: () => Answer;
      readonly together: boolean;
      /** Headers for the answer. They are sent even if the answer is a refusal. */
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly refused: Answer };

export type Gate = (head: Head) => Verdict;

/**
 * The only code that decides which requests from the network may enter. It decides before their bodies are read and trusts only headers that pages
 * cannot forge. It refuses requests from pages of other sites, except when a person follows a link to a page. A path for programs needs a token. A
 * path for people needs a token for writes that do not come from a page of this server and, if the server is closed, for everything. A
 * path without an audience is for programs, so a forgotten path is not open.
 */
export function gate({ router, isOwnHost, admit, closed, crossOrigin }: GateParts): Gate {
  return (head) => {
    const destination = router.find(head);
    const audience = destination?.audience ?? 'programs';
    const bodyLimit = destination?.bodyLimit ?? BODY_LIMITS[audience];
    const headers = (crossOrigin ? readableBy(head) : undefined) ?? {};
    const readable = (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, ...headers } });
    const answer = (reason: RefusalReason): Answer => readable(refusal(reason, head, audience, bodyLimit));
    const refused = (reason: RefusalReason): Verdict => ({ refused: answer(reason) });
    const { host = '', 'content-encoding': encoding = 'identity', 'content-type': type = FORM } = head.headers;

    if (!isOwnHost(host)) return refused('host');
    const asked = crossOrigin ? preflight(head) : undefined;
    if (asked) return { refused: { status: 200, headers: asked, body: '' } };
    // A request from a page of another origin without a token is not a valid call of the APIs. It is refused, but the page may read the reason.
    const isClient = headers.vary !== undefined && head.headers.authorization !== undefined;
    const origin = isClient ? 'program' : originOfRequest(head);
    const reading = isSafe(head.method);
    const forPeople = audience !== 'programs';
    if (origin === 'foreign page' && !(forPeople && isFollowedLink(head))) return refused('origin');

    const admitted = admit ? admit(head) : head;
    const open = audience === 'everybody' || (audience === 'people' && !closed && (reading || origin === 'own page'));
    if (admitted instanceof ApiError && destination && !open) {
      return forPeople ? refused('token') : { refused: readable(refuse(admitted, head)) };
    }
    if (encoding.trim().toLowerCase() !== 'identity') return refused('encoding');
    if (forPeople && !reading && !isForm(type)) return refused('type');
    if (Number(head.headers['content-length'] ?? 0) > bodyLimit) return refused('size');
    const known = admitted instanceof ApiError ? inTheNameOf(undefined, head) : admitted;
    return {
      head: known,
      bodyLimit,
      tooLarge: () => answer('size'),
      together: destination?.together ?? false,
      headers,
    };
  };
}

/** The content type of browser forms. */
const FORM = 'application/x-www-form-urlencoded';

/** Whether a content type means a form. Case does not matter, and parameters may follow (RFC 9110, 8.3.1). */
const isForm = (type: string): boolean => type.split(';', 1)[0]?.trim().toLowerCase() === FORM;
