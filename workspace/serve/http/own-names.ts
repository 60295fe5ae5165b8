import { hostname, networkInterfaces } from 'node:os';
import { isLoopback } from '../../../emulator/server-parts.ts';

/** The addresses by which other computers in the network reach this computer. */
export function networkAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .map(({ address }) => address);
}

const AUTHORITY = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/** The name or address in a Host header, without the port; undefined for anything else. */
export function nameIn(host: string): string | undefined {
  const [, literal, name] = AUTHORITY.exec(host) ?? [];
  return (literal ?? name)?.toLowerCase();
}

/**
 * Whether a Host header names this server. After DNS rebinding, the header has a foreign name.
 * @param publicUrl - the address under which others open the school; may be empty
 */
export function isOwnName(host: string, publicUrl: string): boolean {
  const name = nameIn(host);
  if (name === undefined) return false;
  const computer = hostname().toLowerCase();
  return (
    isLoopback(name) ||
    name === computer ||
    name === `${computer}.local` ||
    (publicUrl !== '' && name === new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')) ||
    networkAddresses().includes(name)
  );
}
