const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** Names that mean the computer itself for every program on it (RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
const LOOPBACK = new RegExp(`^(([\\w-]+\\.)*localhost|127(\\.${OCTET}){3}|::1)$`, 'i');

/** An address, or a name that nobody can own in public DNS: without a dot, or for local use only. */
const NEAR = new RegExp(
  `^([\\da-f:]*:[\\da-f:]+|${OCTET}(\\.${OCTET}){3}|[\\w-]+|[\\w.-]+\\.(localhost|local|internal|test))$`,
  'i',
);

const AUTHORITY = /^(?:\[([\da-f:]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/** Whether a server at this address is unreachable for other computers. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** The server would have been open to other computers. */
export class OpenToAll extends Error {
  readonly host: string;

  constructor(host: string) {
    super(`Other computers reach ${host || 'every address'}: say whose tokens are accepted (auth).`);
    this.name = 'OpenToAll';
    this.host = host;
  }
}

/**
 * Whether a Host header names the server that listens at `address`, with any port: tunnels change the port. A foreign page whose own name was made to
 * resolve here (DNS rebinding) is revealed by that name.
 */
export function isOwnHost(address: string): (host: string) => boolean {
  const near = isLoopback(address) ? LOOPBACK : NEAR;
  return (host) => {
    const [, literal, name] = AUTHORITY.exec(host) ?? [];
    const said = literal ?? name ?? '';
    return near.test(said) || (said !== '' && said.toLowerCase() === address.toLowerCase());
  };
}
