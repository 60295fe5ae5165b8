import { BlockList, isIP } from 'node:net';
import type { SenderDns } from './sender-dns.ts';

/** RFC 7208, 4.6.4: a record that needs more look-ups than this counts as broken. */
const MOST_LOOKUPS = 10;

/** The server that sends our letters, as SPF can name it. */
export interface SendingServer {
  /** Names of the provider's own SPF records. A record that includes one of them allows the server. */
  readonly records: readonly string[];
  readonly addresses: readonly string[];
}

export type SpfVerdict = 'allowed' | 'not-named' | 'missing' | 'several' | 'too-many-lookups';

const TERM = /^([-+~?]?)(all|include|a|mx|ip4|ip6|exists|ptr|redirect)(?:[:=]([^/]*))?(?:\/(\d+))?(?:\/\/(\d+))?$/i;

/** Whether an address is in a network. A prefix longer than an address makes no network. */
const covers = (network: string, prefix: number, address: string): boolean => {
  const family = isIP(address);
  if (family !== isIP(network) || prefix > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

/** Whether the SPF record of a domain lets this server send (RFC 7208, without macros, `exists` and `ptr`). */
export async function spfVerdict(domain: string, server: SendingServer, dns: SenderDns): Promise<SpfVerdict> {
  let lookups = 0;

  const named = async (kind: string, name: string, v4: number, v6: number): Promise<boolean> => {
    const hosts = kind === 'mx' ? await dns.mx(name) : [name];
    const found = (await Promise.all(hosts.map((host) => dns.addresses(host)))).flat();
    return server.addresses.some((address) =>
      found.some((each) => isIP(each) !== 0 && covers(each, isIP(each) === 4 ? v4 : v6, address)),
    );
  };

  const verdictOf = async (name: string): Promise<SpfVerdict> => {
    const records = (await dns.txt(name)).filter((text) => /^v=spf1(\s|$)/i.test(text));
    if (records.length === 0) return 'missing';
    if (records.length > 1) return 'several';
    let redirect: string | undefined;
    for (const word of (records[0] ?? '').split(/\s+/).slice(1)) {
      const [, sign = '', kind = '', value = '', prefix, prefix6] = TERM.exec(word) ?? [];
      const mechanism = kind.toLowerCase();
      if (mechanism === 'redirect') redirect = value;
      if (sign === '-' || sign === '~' || sign === '?' || mechanism === '') continue;
      if (mechanism === 'all') return 'allowed';
      if (mechanism === 'ip4' || mechanism === 'ip6') {
        const whole = mechanism === 'ip4' ? 32 : 128;
        const isNamed = server.addresses.some((address) => covers(value, Number(prefix ?? whole), address));
        if (isNamed) return 'allowed';
        continue;
      }
      if (mechanism === 'redirect') continue;
      if (++lookups > MOST_LOOKUPS) return 'too-many-lookups';
      if (mechanism === 'include') {
        if (server.records.includes(value.toLowerCase())) return 'allowed';
        const inner = await verdictOf(value);
        if (inner === 'allowed' || inner === 'too-many-lookups') return inner;
      } else if (mechanism === 'a' || mechanism === 'mx') {
        const isNamed = await named(mechanism, value || name, Number(prefix ?? 32), Number(prefix6 ?? 128));
        if (isNamed) return 'allowed';
      }
    }
    if (redirect === undefined || /\s[-~?]all(\s|$)/i.test(records[0] ?? '')) return 'not-named';
    if (server.records.includes(redirect.toLowerCase())) return 'allowed';
    if (++lookups > MOST_LOOKUPS) return 'too-many-lookups';
    return verdictOf(redirect);
  };
  return verdictOf(domain);
}
