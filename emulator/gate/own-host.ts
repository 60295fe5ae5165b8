const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** Names that mean the computer itself on every computer (RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
const LOOPBACK = new RegExp(`^(([\\w-]+\\.)*localhost|127(\\.${OCTET}){3}|::1)$`, 'i');

/** A Host that nobody else can own in public DNS: an IP address, a name without a dot, or a name for local use only. */
const NEAR = new RegExp(
  `^([\\da-f:]*:[\\da-f:]+|${OCTET}(\\.${OCTET}){3}|[\\w-]+|[\\w.-]+\\.(localhost|local|internal|test))$`,
  'i',
);

const AUTHORITY = /^(?:\[([\da-f:]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/** Whether only this computer can reach a server at this address. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** Thrown instead of starting a server that other computers could use without a token. */
export class OpenToAll extends Error {
  readonly host: string;

  constructor(host: string) {
    super(`Other computers reach ${host || 'every address'}: say whose tokens are accepted (auth).`);
    this.name = 'OpenToAll';
    this.host = host;
  }
}

/** Whether a Host header names the server at `address`, on any port. After DNS rebinding, the header has a foreign name. */
export function isOwnHost(address: string): (host: string) => boolean {
  const near = isLoopback(address) ? LOOPBACK : NEAR;
  return (host) => {
    const [, literal, name] = AUTHORITY.exec(host) ?? [];
    const said = literal ?? name ?? '';
    return near.test(said) || (said !== '' && said.toLowerCase() === address.toLowerCase());
  };
}
