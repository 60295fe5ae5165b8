import { Resolver } from 'node:dns/promises';
import { errorCode } from '../../error-code.ts';

/** The DNS records that decide whether receivers trust a sender. A name without such records has an empty list. */
export interface SenderDns {
  /** @throws DnsSilent if DNS gives no answer */
  txt(name: string): Promise<readonly string[]>;
  mx(name: string): Promise<readonly string[]>;
  addresses(name: string): Promise<readonly string[]>;
}

/** DNS gave no answer, so nothing is known. */
export class DnsSilent extends Error {}

const WAIT_MS = 3000;

const NO_RECORD = ['ENOTFOUND', 'ENODATA'];

/** DNS as this computer asks it, or another server. */
export function systemDns(resolver = new Resolver({ timeout: WAIT_MS, tries: 2 })): SenderDns {
  const answer = async <T>(name: string, asked: Promise<readonly T[]>): Promise<readonly T[]> =>
    asked.catch((error: unknown) => {
      const code = errorCode(error) ?? '';
      if (NO_RECORD.includes(code)) return [];
      throw new DnsSilent(`${name}: ${code || String(error)}`);
    });
  return {
    txt: async (name) => (await answer(name, resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) => (await answer(name, resolver.resolveMx(name))).map(({ exchange }) => exchange),
    addresses: async (name) =>
      (await Promise.all([answer(name, resolver.resolve4(name)), answer(name, resolver.resolve6(name))])).flat(),
  };
}
