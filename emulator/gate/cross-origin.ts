import type { Head } from '../core/exchange.ts';
import { isLoopback } from './own-host.ts';

type Headers = Readonly<Record<string, string>>;

/** The addresses that Google lets pages of any site call, with a token of their own. */
const FOR_PAGES = /^\/((v1|v4|\$discovery|discovery|drive|upload\/drive|batch)(\/|$)|%24discovery\/)/;

/**
 * The headers that let a page read the answer (https://fetch.spec.whatwg.org/#http-cors-protocol); undefined for a page or an address without this
 * right. Google allows every site; we allow the pages of other programs on this computer only.
 */
export function crossOrigin({ rawPath, headers }: Head): Headers | undefined {
  const { origin } = headers;
  if (origin === undefined || !URL.canParse(origin) || !FOR_PAGES.test(rawPath)) return undefined;
  const { protocol, hostname } = new URL(origin);
  if (!/^https?:$/.test(protocol) || !isLoopback(hostname.replace(/^\[|\]$/g, ''))) return undefined;
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'content-encoding,content-length,content-type,date,location',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Origin',
  };
}

/** The headers of the answer to a browser that asks before it sends a request for a page; undefined for any other request. */
export function preflight(head: Head): Headers | undefined {
  const method = head.headers['access-control-request-method'];
  const allowed = head.method === 'OPTIONS' && method !== undefined ? crossOrigin(head) : undefined;
  if (!allowed) return undefined;
  return {
    ...allowed,
    'access-control-allow-methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
    'access-control-allow-headers': head.headers['access-control-request-headers'] ?? 'authorization',
    'access-control-max-age': '3600',
  };
}
