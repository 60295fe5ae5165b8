import type { Head } from '../core/exchange.ts';

/**
 * Who sent a request: a page of this server; a page of another server; a person who typed the address or opened a bookmark; or a program, if
 * the headers say nothing.
 */
export type Origin = 'own page' | 'foreign page' | 'person' | 'program';

export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);

/**
 * Uses headers that a page cannot forge: `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454, 7), if present. Pages from another port of
 * this computer are foreign as well. `Referer` serves for writes from browsers that send neither.
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

/** Whether someone followed a link to a page that opens in its own window. The linking page sees nothing of that page. */
export const isFollowedLink = ({ method, headers }: Head): boolean =>
  method === 'GET' &&
  headers.origin === undefined &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document';
