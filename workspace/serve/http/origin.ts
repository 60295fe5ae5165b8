import type { IncomingHttpHeaders } from 'node:http';

const originOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).origin : undefined);

export const isSafeMethod = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Whether a person followed a link to a page that is not inside another page. */
const isFollowedLink = (headers: IncomingHttpHeaders): boolean =>
  headers.origin === undefined && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/**
 * Whether we answer a request. A write must come from a page of this server; a read may also come from a person. The check uses headers that no page
 * can forge: `Origin` (RFC 6454, 7) and `Sec-Fetch-Site` (W3C Fetch Metadata), or `Referer` for browsers without them.
 * @param own - the server's origin as the browser sees it
 */
export function isTrustedOrigin(method: string, headers: IncomingHttpHeaders, own: string): boolean {
  const { origin, referer, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && origin !== own) return false;
  if (site === 'same-origin') return true;
  if (isSafeMethod(method)) return site === undefined || site === 'none' || isFollowedLink(headers);
  if (site !== undefined) return false;
  return origin !== undefined || (referer !== undefined && originOf(referer) === own);
}
