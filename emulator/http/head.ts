import type { IncomingHttpHeaders } from 'node:http';
import { canonicalHead } from '../core/canonical.ts';
import type { Head } from '../core/exchange.ts';

/**
 * The server's address at the start of a path, from a client that treats the emulator as a proxy. This address overrides the Host header (RFC 9112,
 * 3.2.2).
 */
const ABSOLUTE = /^https?:\/\/([^/?]*)/i;

/** The head of a request to the target of its first line: a path with its query, or a whole address. */
export function headOf(method: string, address: string, sent: IncomingHttpHeaders): Head {
  const [whole = '', authority] = ABSOLUTE.exec(address) ?? [];
  const target = address.slice(whole.length) || '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(sent)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  if (authority !== undefined) headers.host = authority;
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
  return canonicalHead({ method, rawPath: path, query, headers });
}
