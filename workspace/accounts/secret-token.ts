import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for a cookie or a link; 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The digest of a secret. We store only the digest, so that nobody can use what they read in the data file. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Whether two secrets are equal. The comparison takes the same time for all secrets. */
export const isSameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(digestOf(a)), Buffer.from(digestOf(b)));
