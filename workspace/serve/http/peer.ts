import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where a request comes from, and under which address the browser sees this server. */
export interface Peer {
  /** The client's IP address. */
  readonly address: string;
  /** The Host as the browser sent it. */
  readonly host: string;
  readonly secure: boolean;
  /** Whether the request came from this computer itself, and through no proxy. Such a request still needs the token. */
  readonly local: boolean;
}

/** The parts of a request that tell where it comes from. */
interface Sent {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** An IPv4 address may come in the form of IPv6 (RFC 4291, 2.5.5.2). */
const plainAddress = (text: string): string => text.replace(/^::ffff:(?=\d+\.)/i, '');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export const isLocal = (address: string): boolean =>
  isIP(address) !== 0 && LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

const listed = (header: string | string[] | undefined): readonly string[] =>
  (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').flatMap((each) => each.trim() || []);

/** Whether a request has headers of a proxy. We believe them only from a named proxy, because anybody can send them. */
const isForwarded = ({ headers }: Sent): boolean =>
  Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));

/**
 * Reads where a request comes from.
 * @param proxies - the addresses of the proxies whose X-Forwarded-* we believe
 */
export function peerOf(incoming: Sent, proxies: readonly string[], encrypted: boolean): Peer {
  const { headers, socket } = incoming;
  const direct = plainAddress(socket.remoteAddress ?? '');
  const host = headers.host ?? '';
  // A proxy may run on this computer too, so the address alone does not show a program of this computer.
  const local = isLocal(direct) && !isForwarded(incoming);
  if (!proxies.includes(direct)) return { address: direct, host, secure: encrypted, local };
  // Each proxy appends the address of its own client. Counted from the end, the first address that is not one of our proxies is the browser's.
  const hops = [...listed(headers['x-forwarded-for']).map(plainAddress), direct];
  const address = hops.findLast((each) => !proxies.includes(each)) ?? direct;
  return {
    address,
    host: listed(headers['x-forwarded-host']).at(-1) ?? host,
    secure: listed(headers['x-forwarded-proto']).at(-1)?.toLowerCase() === 'https',
    local,
  };
}
