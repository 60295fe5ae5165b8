import { callSignature, readSignature } from '../gateways/call-signature.ts';
import { sameText } from '../gateways/same-text.ts';
import { type SecretOf, secretReader } from '../jobs/school-secret.ts';
import type { Caller } from './caller.ts';
import type { Admission } from './directory.ts';
import { Refusal } from './refusal.ts';

/**
 * The largest allowed difference between the clocks of Google and of another host, in milliseconds. We refuse a signature whose time differs more.
 */
const SKEW_MS = 5 * 60_000;

/** Checks the signature of a school's script. @param path - the called address, without the query */
export type VerifySigned = (header: string, path: string) => Promise<Caller>;

const unauthorized = () =>
  new Refusal(
    401,
    'Подпись таблицы не подходит. Проверьте, что у школы та же таблица, что в реестре, и выберите в меню «Установить или проверить…».',
  );

/**
 * Checks calls that a school's script signed with the school's secret (see `call-signature.ts`). Four signatures get the same answer: of an unknown
 * school, a wrong one, an old one, and one that was used before. Each instance remembers only the signatures that it has seen. So another instance
 * would accept a signature again within five minutes. That does no harm, because every call may be repeated.
 */
export function signedCalls(
  { directory, schoolOf, now }: Pick<Admission, 'directory' | 'schoolOf'> & { readonly now: () => number },
  secretOf: SecretOf = secretReader(now),
): VerifySigned {
  const seen = new Map<string, number>();
  return async (header, path) => {
    const read = readSignature(header);
    if (!read || Math.abs(now() - read.call.time) > SKEW_MS) throw unauthorized();
    const { call, signature } = read;
    if (!(await directory.callersOf(call.school))) throw unauthorized();
    const secret = await secretOf(schoolOf(call.school));
    if (secret === undefined || !sameText(signature, callSignature(secret, path, call))) throw unauthorized();
    for (const [old, time] of seen) if (now() - time > SKEW_MS) seen.delete(old);
    if (seen.has(signature)) throw unauthorized();
    seen.set(signature, call.time);
    return { school: call.school, digest: call.digest };
  };
}
