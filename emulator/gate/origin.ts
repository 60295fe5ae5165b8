import type { Head } from '../core/exchange.ts';

/** The sender of a request: a page of this server, a page of another server, a person, or a program if the headers name none of these. */
export type Origin = 'own page' | 'foreign page' | 'person' | 'program';

export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);

/**
 * Finds the sender from headers that a page cannot forge: `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454, 7). A write without them is
 * judged by `Referer`. Pages from another port are foreign.
 */
export function originOfRequest({ method, headers }: Head): Origin {
  const { host = '', origin, referer, 'sec-fetch-site': site } = headers;
  const own = originOf(`http://${host}`);
  if (origin !== undefined && origin !== own) return 'foreign page';
  if (site === 'same-origin') return 'own page';
  // A person who types an address sends no data.
  if (site === 'none' && isSafe(method)) return 'person';
  if (site !== undefined) return 'foreign page';
  if (origin !== undefined) return 'own page';
  if (isSafe(method) || referer === undefined) return 'program';
  return originOf(referer) === own ? 'own page' : 'foreign page';
}

/** Whether someone followed a link to a page that is not inside another page. The page with the link cannot read the opened page. */
export const isFollowedLink = ({ method, headers }: Head): boolean =>
  method === 'GET' &&
  headers.origin === undefined &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document';
