import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { FairQueue } from './fair-queue.ts';

/** The cost that OWASP asks for (Password Storage Cheat Sheet, scrypt): N = 2^17, r = 8, p = 1. One check needs 128 MB for a moment. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const BYTES = 32;

export const passwordHash = z.object({
  salt: z.string(),
  key: z.string(),
  N: z.number().int(),
  r: z.number().int(),
  p: z.number().int(),
});

export type PasswordHash = z.infer<typeof passwordHash>;

/** How many derivations of one owner may wait. The last of them then waits for a quarter of a minute. */
const MOST_WAITING = 40;

/** Derivations run one after another, so that many simultaneous logins do not fill the memory. */
const queue = new FairQueue(MOST_WAITING);

function derive(
  owner: object,
  password: string,
  salt: Buffer,
  { N, r, p }: typeof COST | PasswordHash,
): Promise<Buffer> {
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      // Keyboards may encode the same letter in two ways (RFC 8265, 4.2.2).
      scrypt(password.normalize('NFC'), salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  return queue.do(owner, work);
}

/** @param owner - the store of the account; the logins of another store do not delay this one's. @throws QueueFull */
export async function hashPassword(owner: object, password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const key = await derive(owner, password, salt, COST);
  return { salt: salt.toString('base64'), key: key.toString('base64'), ...COST };
}

/**
 * Whether the password has this hash. Without a hash, the check takes as long and returns false, so that nobody learns which accounts exist.
 * @param owner - the store of the account; the logins of another store do not delay this one's
 * @throws QueueFull
 */
export async function hasHash(owner: object, password: string, hash: PasswordHash | undefined): Promise<boolean> {
  const key = await derive(owner, password, Buffer.from(hash?.salt ?? '', 'base64'), hash ?? COST);
  return hash !== undefined && timingSafeEqual(key, Buffer.from(hash.key, 'base64'));
}
