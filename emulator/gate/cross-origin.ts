import type { Head } from '../core/exchange.ts';
import { isLoopback } from './own-host.ts';

type Headers = Readonly<Record<string, string>>;

/** The paths of APIs that Google lets pages of any site call with their own token. */
const FOR_PAGES = /^\/((v1|v4|\$discovery|discovery|drive|upload\/drive|batch)(\/|$)|%24discovery\/)/;

/**
 * The headers that let a page read the answer (https://fetch.spec.whatwg.org/#http-cors-protocol); undefined if the page or the path does not have
 * this right. Google gives it to every site; the emulator gives it only to pages of other programs on this computer.
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

/** The headers of the answer to a preflight request; undefined for any other request. */
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
