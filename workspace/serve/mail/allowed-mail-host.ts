import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { SmtpSettings } from '../../../functions/gateways/smtp.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { networkAddresses } from '../http/own-names.ts';

/** The ports of mail servers (RFC 5321, 6409 and 8314), and one that providers offer beside them. */
const MAIL_PORTS = [25, 465, 587, 2525];

/** Addresses that lead into a network or to a single computer (RFC 6890). */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(net, bits, 'ipv4');
}
// Teredo and 6to4 contain an IPv4 address.
INSIDE.addSubnet('2001::', 32, 'ipv6');
INSIDE.addSubnet('2002::', 16, 'ipv6');

const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet('2000::', 3, 'ipv6');

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Compares addresses, not texts: one IPv6 address can be written in several ways. */
function isOneOf(address: string, own: readonly string[]): boolean {
  const list = new BlockList();
  for (const each of own) list.addAddress(each, familyOf(each));
  return list.check(address, familyOf(address));
}

const isPublic = (address: string, own: readonly string[]): boolean =>
  !isOneOf(address, own) &&
  !INSIDE.check(address, familyOf(address)) &&
  (!isIPv6(address) || GLOBAL_IPV6.check(address, 'ipv6'));

/** Checks the mail server of a school. @returns settings with the checked address @throws UserFacingError */
export type CheckMailHost = (settings: SmtpSettings) => Promise<SmtpSettings>;

/**
 * Makes a check for schools whose keepers do not run the server. Through their mail settings, they must not reach the server itself or its network.
 * The result has the checked IP address, because the name could lead elsewhere a moment later.
 * @param own - the mail server that the operator chose, which may be inside the network
 * @param addresses - the addresses of this computer
 */
export function publicMailHosts(
  own: { readonly mailHost: string; readonly mailPort: number },
  addresses = networkAddresses,
): CheckMailHost {
  return async (settings) => {
    const { host, port } = settings;
    if (host === own.mailHost && port === own.mailPort) return settings;
    if (!MAIL_PORTS.includes(port)) {
      throw new UserFacingError(
        `Порт ${port} не почтовый. На этом сервере школам открыты порты ${MAIL_PORTS.join(', ')}.`,
      );
    }
    const found = await lookup(host, { all: true }).catch(() => []);
    const [first] = found;
    if (!first) throw new UserFacingError(`Почтовый сервер ${host} не найден. Проверьте его имя.`);
    if (!found.every(({ address }) => isPublic(address, addresses()))) {
      throw new UserFacingError(
        `Почтовый сервер ${host} – во внутренней сети. Такой сервер может выбрать только тот, кто ведёт сервер школ: он вписывает его в nastavnik.toml сервера, раздел [mail].`,
      );
    }
    return { ...settings, host: first.address, ...(isIP(host) === 0 ? { servername: host } : {}) };
  };
}
